package dev.zenhook.dispatch;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.KnownHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.InOrder;
import org.springframework.dao.TransientDataAccessResourceException;

class UpkeepTest {
    private static final int PATIENT = 20_000;
    private static final Duration PATIENCE = Duration.ofMillis(240);

    private final LeaseKeeper leases = mock(LeaseKeeper.class);
    private final KnownHandlers known = mock(KnownHandlers.class);
    private final Handlers handlers = mock(Handlers.class);
    private final ParkedAnnouncer announcer = mock(ParkedAnnouncer.class);
    private final Clock clock = mock(Clock.class);
    private final Upkeep upkeep = new Upkeep(leases, known, handlers, announcer, clock, PATIENCE);

    @BeforeEach
    void theClockRuns() {
        when(clock.millis()).thenAnswer(call -> System.nanoTime() / 1_000_000);
    }

    @AfterEach
    void stop() {
        upkeep.stop();
    }

    @Test
    void itSaysAgainAndAgainWhichHandlersItKnows() {
        when(handlers.ids()).thenReturn(Set.of("mailer"));
        upkeep.start();

        verify(known, timeout(PATIENT).atLeast(3)).know(Set.of("mailer"));
    }

    @Test
    void whatWaitsForRemovedHandlersIsParkedAndTold() {
        when(known.parkUnknown(PATIENCE)).thenReturn(Map.of("gone", 1));
        upkeep.start();

        verify(announcer, timeout(PATIENT).atLeast(1)).parkedWithoutARun(Map.of("gone", 1));
    }

    /** What others have said by the time before the jump seems to be long ago, and they are there. */
    @Test
    void whileTheClockJumpsNothingIsTakenForRemoved() {
        AtomicLong jumps = new AtomicLong();
        when(clock.millis()).thenAnswer(call -> jumps.addAndGet(PATIENCE.toMillis()));
        upkeep.start();

        verify(known, timeout(PATIENT).atLeast(40)).know(any());
        verify(known, never()).parkUnknown(any());
    }

    static List<Throwable> failures() {
        return List.of(new TransientDataAccessResourceException("busy"), new StackOverflowError("pretended"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureDoesNotEndIt(Throwable failure) {
        when(known.parkUnknown(any())).thenThrow(failure);
        upkeep.start();

        verify(known, timeout(PATIENT).atLeast(2)).parkUnknown(any());
    }

    @Test
    void whatWasLeftIsTakenOverBeforeAnythingElse() {
        Upkeep patient = new Upkeep(leases, known, handlers, announcer, clock, Duration.ofHours(1));
        patient.start();
        patient.stop();

        InOrder order = inOrder(leases, known, announcer);
        order.verify(leases).takeOver();
        order.verify(known).know(any());
        order.verify(announcer).start();
    }
}
