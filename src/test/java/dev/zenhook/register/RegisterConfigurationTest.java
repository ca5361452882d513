package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.KeyShelf;
import dev.zenhook.store.TestEvents;
import dev.zenhook.store.TestEvents.Arrived;
import dev.zenhook.store.TestEvents.Mark;
import dev.zenhook.store.Turns;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.KeyRings;
import dev.zenhook.verify.KeySource;
import dev.zenhook.verify.KeyUsage;
import dev.zenhook.verify.SignatureDoctor;
import dev.zenhook.verify.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

class RegisterConfigurationTest {
    private static final String URL = "https://hooks.example/webhooks";

    @RegisterExtension
    private final Spoken spoken = new Spoken();

    private final SettableClock clock = new SettableClock();
    private final Tenants tenants = FakeTenants.named("main");
    private final FakeShelf shelf = new FakeShelf(clock);
    private final FakeAccount account = new FakeAccount(KeySide.FIRST);
    private final TestEvents events = mock(TestEvents.class);

    private ApplicationContextRunner room() {
        when(events.mark(any())).thenReturn(new Mark("main", 0, 0));
        when(events.since(any(), any())).thenReturn(List.of(new Arrived(null, "sha256:abc")));
        return new ApplicationContextRunner()
                .withUserConfiguration(RegisterConfiguration.class)
                .withBean(Clock.class, () -> clock)
                .withBean(Tenants.class, () -> tenants)
                .withBean(KeyShelf.class, () -> shelf.shelf)
                .withBean(Turns.class, () -> new FakeTurns().ofAReplica())
                .withBean(TestEvents.class, () -> events)
                .withBean(Handlers.class, () -> FakeHandlers.of("customer.created"))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(KeyUsage.class, () -> mock(KeyUsage.class))
                .withBean(SignatureDoctor.class, () -> mock(SignatureDoctor.class))
                .withBean(AccountFinder.class, () -> tenant -> account, bean -> bean.setPrimary(true))
                .withInitializer(context -> ((GenericApplicationContext) context)
                        .registerBean(KeyRing.class, () -> KeyRings.of(tenants, context.getBean(KeySource.class))));
    }

    private void isToRegister() {
        when(tenants.listenerOf("main")).thenReturn(Optional.of(FakeTenants.listener(URL, "handlers")));
    }

    @Test
    void withCredentialsAndAUrlAllIsDoneByItself() {
        isToRegister();
        room().run(context -> {
            Connections connections = context.getBean(Connections.class);

            assertThat(connections.tenants()).containsExactly("main");
            await().until(() -> connections.status("main").selfTest() != null);
            assertThat(connections.status("main"))
                    .isEqualTo(new AccountStatus(
                            KeySide.fingerprint(KeySide.FIRST),
                            clock.instant(),
                            null,
                            "wh_1",
                            Set.of(),
                            Set.of(),
                            null,
                            connections.status("main").selfTest()));
            assertThat(account.only().uri()).isEqualTo(URL);
            assertThat(spoken).contains("Zentitle2 reached us at " + URL);
        });
    }

    @Test
    void whatAnOperatorAsksForIsDone() {
        isToRegister();
        room().run(context -> {
            Connections connections = context.getBean(Connections.class);
            await().until(() -> connections.status("main").selfTest() != null);
            account.rotateTo(KeySide.SECOND);

            assertThat(connections.refreshKey("main").keyFingerprint()).isEqualTo(KeySide.fingerprint(KeySide.SECOND));
            assertThat(connections.revokePreviousKey("main")).isOne();
            assertThat(context.getBean(KeyRing.class).keysOf("main")).containsExactly(KeySide.trusted(KeySide.SECOND));
            assertThat(connections.narrow("main").surplus()).isEmpty();
            assertThat(connections.selfTest("main").passed()).isTrue();
            assertThat(account.asked("test")).isEqualTo(2);
        });
    }

    @Test
    void whoHasNoCredentialsHasNoConnectionAndNothingRuns() {
        when(tenants.accountOf(any())).thenReturn(Optional.empty());
        room().run(context -> {
            Connections connections = context.getBean(Connections.class);

            assertThat(connections.tenants()).isEmpty();
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> connections.status("main"))
                    .withMessage("Tenant main has no credentials: set zenhook.tenants.main.management-api");
            assertThat(account.calls).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.endsWith("-main") && name.startsWith("zenhook-"));
        });
    }

    @Test
    void whereKeysAreConfiguredNoneIsFetched() {
        when(tenants.hasConfiguredKeys("main")).thenReturn(true);
        room().run(context -> {
            Connections connections = context.getBean(Connections.class);

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> connections.refreshKey("main"))
                    .withMessageContaining("zenhook.tenants.main.public-keys");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> connections.revokePreviousKey("main"));
            assertThat(account.calls).isEmpty();
        });
    }

    @Test
    void whereNothingIsToBeRegisteredNothingIs() {
        room().run(context -> {
            Connections connections = context.getBean(Connections.class);
            await().until(() -> connections.status("main").keyFingerprint() != null);

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> connections.selfTest("main"))
                    .withMessage("Nothing is registered for tenant main: set"
                            + " zenhook.tenants.main.registration.public-url");
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> connections.narrow("main"));
            assertThat(account.calls).containsOnly("key");
        });
    }

    @Test
    void anAccountThatDoesNotAnswerHoldsUpNeitherTheStartNorTheStop() {
        isToRegister();
        CountDownLatch never = new CountDownLatch(1);
        account.refuses(
                call -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                },
                "interrupted");
        room().run(context -> {
            assertThat(context).hasNotFailed();
            await().until(() -> account.calls.size() == 2);
        });

        assertThat(account.calls).containsExactlyInAnyOrder("key", "codes");
    }

    @Test
    void theEndIsNotTakenForAFailure() {
        anAccountThatDoesNotAnswerHoldsUpNeitherTheStartNorTheStop();

        assertThat(spoken).doesNotContain("WARN", "ERROR");
    }

    @Test
    void theLastGoodKeyIsThereBeforeTheFirstRequestCanCome() {
        shelf.shelf.put("main", "https://api.example t_main", KeySide.fingerprint(KeySide.FIRST), KeySide.FIRST.jwk());
        account.isAway();
        room().withBean("early", Early.class)
                .run(context -> assertThat(context.getBean(Early.class).hadKey).isTrue());
    }

    /** Started as early as can be, as the web server is. */
    static class Early implements SmartLifecycle {
        private final KeyRing ring;
        private boolean hadKey;

        Early(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        public void start() {
            hadKey = !ring.keysOf("main").isEmpty();
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }

    @Test
    void aUrlByWhichNothingArrivesIsDoubted() {
        when(tenants.listenerOf("main"))
                .thenReturn(Optional.of(FakeTenants.listener("https://hooks.example/hooks", "handlers")));
        room().run(context -> assertThat(spoken)
                .contains("WARN zenhook.tenants.main.registration.public-url does not end in /webhooks/main"));
    }
}
