package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.register.ManagementApiException.TooManyRequests;
import dev.zenhook.store.TestEvents;
import dev.zenhook.store.TestEvents.Arrived;
import dev.zenhook.store.TestEvents.Mark;
import dev.zenhook.verify.KeyRings;
import dev.zenhook.verify.Tenants;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the listener is looked at, and when the way to it is tested. */
class RegistrationTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    private final Spoken spoken = new Spoken();

    private final FakeTime time = new FakeTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Tenants tenants = FakeTenants.named("main");
    private final FakeAccount account = new FakeAccount(KeySide.FIRST);
    private final FakeTurns turns = new FakeTurns();
    private final TestEvents events = mock(TestEvents.class);
    private final Registration registration = registration(FakeHandlers.of("customer.created"));

    private Registration registration(Handlers handlers) {
        SelfTest test = new SelfTest(
                new TestEventWait(events, time),
                KeyRings.of(tenants, tenant -> List.of(KeySide.trusted(KeySide.FIRST))),
                new RejectionCount(),
                (tenant, since) -> Optional.empty(),
                time);
        return new Registrations(new Registrars(tenants, handlers, turns.ofAReplica()), test, meters, time)
                .of("main", FakeTenants.listener("https://hooks.example/webhooks", "handlers"), account);
    }

    @BeforeEach
    void letTestEventsArrive() {
        when(events.mark(any())).thenReturn(new Mark("main", 0, 0));
        testEventsArrive(true);
    }

    private void testEventsArrive(boolean arrive) {
        when(events.since(any(), any())).thenReturn(arrive ? List.of(new Arrived(null, "sha256:abc")) : List.of());
    }

    private double count(String metric, String outcome) {
        Counter counter =
                meters.find(metric).tags("tenant", "main", "outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void atTheStartItRegistersAndTests() {
        assertThat(registration.goOn()).isEqualTo(HOUR);

        assertThat(account.calls).endsWith("create", "test");
        assertThat(spoken).contains("INFO Zentitle2 reached us at https://hooks.example/webhooks in 0 ms");
        assertThat(registration.standing().selfTest()).matches(SelfTestResult::passed);
        assertThat(count("zenhook.registration", "created")).isOne();
        assertThat(count("zenhook.selftest", "passed")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"PT10S, PT1M", "PT20M, PT20M", "PT5H, PT1H"})
    void zentitle2IsLeftAloneForAsLongAsItAsksButForAnHourAtMost(Duration asked, Duration pause) {
        ApiError error = new ApiError(429, null, null, List.of(), asked);
        account.during("codes", () -> {
            throw new TooManyRequests("429", error);
        });

        assertThat(registration.goOn()).isEqualTo(pause);
    }

    @Test
    void everyHourItLooksAgainAndDoesNotTestAgain() {
        registration.goOn();
        time.pass(HOUR.minusNanos(1));
        registration.goOn();
        assertThat(account.asked("listeners")).isOne();

        time.pass(Duration.ofNanos(1));
        assertThat(registration.goOn()).isEqualTo(HOUR);

        assertThat(account.asked("listeners")).isEqualTo(2);
        assertThat(account.asked("test")).isOne();
        assertThat(count("zenhook.registration", "unchanged")).isOne();
    }

    @Test
    void aListenerThatHadToBeRegisteredAnewIsTestedAnew() {
        registration.goOn();
        account.loses("wh_1");
        time.pass(HOUR);
        registration.goOn();

        assertThat(account.asked("test")).isEqualTo(2);
    }

    @Test
    void aSelfTestThatFailedIsRepeatedLaterAndLaterUntilItPasses() {
        testEventsArrive(false);
        assertThat(registration.goOn()).isEqualTo(MINUTE);
        assertThat(spoken).contains("WARN The self-test of tenant main failed. Zentitle2 was asked for a test event");
        time.pass(MINUTE);
        assertThat(registration.goOn()).isEqualTo(MINUTE.multipliedBy(2));

        testEventsArrive(true);
        time.pass(MINUTE.multipliedBy(2));
        registration.goOn();
        time.pass(HOUR);
        registration.goOn();

        assertThat(account.asked("test")).isEqualTo(3);
        assertThat(count("zenhook.selftest", "failed")).isEqualTo(2);
    }

    @Test
    void whatFailsIsTriedAgainAfterAMinuteTwoFourAndAtMostAnHour() {
        account.isAway();
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(registration.goOn()).isEqualTo(Duration.ofMinutes(minutes));
            assertThat(spoken)
                    .contains("The registration of tenant main could not be seen to, trying again in " + minutes
                            + " min: Zentitle2 does not answer");
            time.pass(Duration.ofMinutes(minutes));
        }
        assertThat(registration.standing().problem()).isEqualTo("Zentitle2 does not answer");
        assertThat(count("zenhook.registration", "failed")).isEqualTo(8);
        assertThat(account.asked("test")).isZero();

        account.isBack();
        registration.goOn();
        assertThat(spoken).contains("The registration of tenant main is in step again");
        assertThat(registration.standing().problem()).isNull();

        account.isAway();
        time.pass(HOUR);
        assertThat(registration.goOn()).isEqualTo(MINUTE);
        assertThat(registration.standing().subscribed().listenerId()).isEqualTo("wh_1");
    }

    @Test
    void whileAnotherReplicaIsAtItItTriesAgainInTenSeconds() {
        turns.ofAReplica().take("register:main", Turn.LENGTH);

        assertThat(registration.goOn()).isEqualTo(Duration.ofSeconds(10));
        assertThat(account.calls).isEmpty();
    }

    @Test
    void withoutAListenerThereIsNothingToTest() {
        Registration nothing = registration(FakeHandlers.of());

        assertThat(nothing.goOn()).isEqualTo(HOUR);
        assertThat(count("zenhook.registration", "nothing-wanted")).isOne();
        assertThat(nothing.test().message())
                .isEqualTo("No test event was asked for, because no listener is registered for tenant main");
        assertThat(account.asked("test")).isZero();
    }

    @Test
    void onDemandItTestsAtOnceAndWhatPassesNeedsNoRepetition() {
        testEventsArrive(false);
        registration.goOn();
        testEventsArrive(true);

        assertThat(registration.test().passed()).isTrue();
        time.pass(MINUTE);
        registration.goOn();

        assertThat(account.asked("test")).isEqualTo(2);
    }

    @Test
    void narrowingThatFailsIsAProblemAndNotAnException() {
        registration.goOn();
        account.isAway();
        registration.narrow();
        assertThat(registration.standing().problem()).isEqualTo("Zentitle2 does not answer");

        account.isBack();
        account.has(new Listener("wh_1", "https://hooks.example/webhooks", List.of("customer.created", "more")));
        registration.narrow();
        assertThat(registration.standing().problem()).isNull();
        assertThat(account.only().subscriptions()).containsExactly("customer.created");
        assertThat(count("zenhook.registration", "narrowed")).isOne();
    }

    @Test
    void narrowingWaitsForNobody() {
        turns.ofAReplica().take("register:main", Turn.LENGTH);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(registration::narrow)
                .withMessage("Another replica is at the registration of tenant main. Try again in a minute");
    }
}
