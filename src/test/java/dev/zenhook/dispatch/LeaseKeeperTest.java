package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.zenhook.store.Claim;
import dev.zenhook.store.Leases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaseKeeperTest {
    private static final int PATIENT = 20_000;
    private static final Duration LEASE = Duration.ofHours(1);

    @RegisterExtension
    private final Told told = new Told();

    private final Leases leases = mock(Leases.class);
    private final Runs runs = mock(Runs.class);
    private final ParkedAnnouncer announcer = mock(ParkedAnnouncer.class);
    private final Outcomes outcomes = new Outcomes(new DeliveryCounter(new SimpleMeterRegistry()));
    private final LeaseKeeper keeper = new LeaseKeeper(leases, runs, outcomes, announcer, Duration.ofMillis(20));
    private final CountDownLatch handlersEnd = new CountDownLatch(1);
    private final CountDownLatch databaseAnswers = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private RunningHandler run;

    @BeforeEach
    void oneRuns() {
        leaseIs(LEASE);
        when(leases.takeOver(any())).thenReturn(new Leases.Left(0, Map.of()));
        run = new RunningHandler(SomeClaim.of(7), keeper.heldUntil(System.nanoTime()), self -> {
            try {
                handlersEnd.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            self.ended();
        });
        Thread.ofPlatform().start(run);
        when(runs.running()).thenReturn(List.of(run));
    }

    @AfterEach
    void end() throws InterruptedException {
        handlersEnd.countDown();
        databaseAnswers.countDown();
        keeper.stop();
        run.join(Duration.ofMillis(PATIENT));
    }

    private void leaseIs(Duration lease) {
        when(leases.duration()).thenReturn(lease);
    }

    private void assertNotInterrupted() {
        assertThat(told.contextsOf("was interrupted at")).isEmpty();
        assertThat(interrupted).isFalse();
    }

    @Test
    void aRunWhoseLeaseIsRenewedGoesOn() {
        when(leases.renew(List.of(run.claim()))).thenReturn(Set.of(7L));
        long before = System.nanoTime();

        keeper.renew();

        assertThat(run.isHeldAt(before + LEASE.toNanos() - 1)).isTrue();
        keeper.interruptExpiring(before);
        assertNotInterrupted();
    }

    @Test
    void itRenewsAgainAndAgain() {
        leaseIs(Duration.ofMillis(60));
        when(leases.renew(any())).thenReturn(Set.of(7L));

        keeper.start();

        verify(leases, timeout(PATIENT).atLeast(3)).renew(List.of(run.claim()));
    }

    @Test
    void aRunWhoseLeaseIsLostIsInterrupted() {
        when(leases.renew(any())).thenReturn(Set.of(8L));

        keeper.renew();

        await().untilTrue(interrupted);
        assertThat(told.contextsOf("was interrupted at"))
                .containsExactly(Map.of(
                        "tenant", "main", "code", "customer.created", "eventId", "event_1", "handler", "mailer"));
    }

    @Test
    void aRunThatCouldNotBeRenewedIsInterruptedWellBeforeItsLeaseEnds() {
        long end = System.nanoTime() + LEASE.toNanos();
        run.hold(end);

        keeper.interruptExpiring(end - LEASE.dividedBy(2).toNanos());
        assertNotInterrupted();
        keeper.interruptExpiring(end - LEASE.dividedBy(6).toNanos());
        await().untilTrue(interrupted);
    }

    @Test
    void theClockIsWatchedAlsoWhileTheDatabaseKeepsEverybodyWaiting() {
        leaseIs(Duration.ofMillis(60));
        when(leases.renew(any())).thenAnswer(call -> neverAnswered());
        when(leases.takeOver(any())).thenAnswer(call -> neverAnswered());
        run.hold(keeper.heldUntil(System.nanoTime()));

        keeper.start();

        await().untilTrue(interrupted);
    }

    private Object neverAnswered() throws InterruptedException {
        databaseAnswers.await();
        return null;
    }

    @Test
    void whatDeadReplicasLeftIsSearchedForAndTold() {
        leaseIs(Duration.ofMillis(60));
        when(leases.renew(any())).thenReturn(Set.of(7L));
        when(leases.takeOver(any())).thenReturn(new Leases.Left(2, Map.of("mailer", 1)));

        keeper.start();

        verify(announcer, timeout(PATIENT).atLeast(2)).parkedWithoutARun(Map.of("mailer", 1));
    }

    /** The database was away: what came of a run is known here and nowhere else. */
    @Test
    void whatHasEndedIsKeptUntilItIsRecorded() {
        Claim ended = SomeClaim.of(8);
        outcomes.succeeded(ended);

        keeper.renew();
        keeper.takeOver();
        verify(leases).renew(List.of(run.claim(), ended));
        verify(leases).takeOver(List.of(run.claim(), ended));

        outcomes.unrecorded();
        outcomes.recorded();
        keeper.takeOver();
        verify(leases).takeOver(List.of(run.claim()));
    }

    /** Whoever finished the one before could not do it, though what it had finished was recorded. */
    @Test
    void whoWasLeftBehindIsSearchedForWithoutLeasesAsWell() {
        leaseIs(null);

        keeper.start();

        verify(leases, timeout(PATIENT).atLeast(2)).letFollow();
        verify(leases, never()).renew(any());
    }

    @Test
    void withoutLeasesARunIsHeldForEver() {
        leaseIs(null);
        long now = System.nanoTime();
        run.hold(keeper.heldUntil(now));

        keeper.start();

        assertThat(run.isHeldAt(now + Duration.ofDays(10_000).toNanos())).isTrue();
        keeper.interruptExpiring(now);
        assertNotInterrupted();
    }
}
