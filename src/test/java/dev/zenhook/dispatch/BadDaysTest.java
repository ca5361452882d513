package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import dev.zenhook.store.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.TransientDataAccessResourceException;

/** The inbox does not answer for a while, which an inbox in a file hardly ever does. */
class BadDaysTest {
    private static final int PATIENT = 20_000;

    private final DeliveryQueue queue = mock(DeliveryQueue.class);
    private final Runs runs = mock(Runs.class);
    private final Outcomes outcomes = new Outcomes(new DeliveryCounter(new SimpleMeterRegistry()));
    private final Claim claim = new Claim(1, "mailer", 1, Instant.EPOCH, mock(), null);
    private final Upkeep upkeep = mock(Upkeep.class);
    private final Dispatcher dispatcher =
            new Dispatcher(queue, mock(Handlers.class), runs, outcomes, mock(DeliveryCounter.class), upkeep);

    static Stream<Throwable> failures() {
        return Stream.of(new TransientDataAccessResourceException("busy"), new OutOfMemoryError("pretended"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theDispatcherGoesOnWhenAStepFails(Throwable failure) throws Exception {
        when(queue.step(any(), any())).thenThrow(failure).thenReturn(List.of());

        dispatcher.start();
        verify(queue, timeout(PATIENT).atLeast(2)).step(any(), any());
        verify(queue, timeout(PATIENT).atLeast(1)).awaitWork(any());
        dispatcher.destroy();

        verify(runs).finish();
    }

    @Test
    void anOutcomeIsGivenAgainUntilItIsRecorded() throws Exception {
        List<List<Outcome>> given = new CopyOnWriteArrayList<>();
        when(queue.step(any(), any())).thenAnswer(call -> {
            given.add(List.copyOf(call.<Collection<Outcome>>getArgument(0)));
            if (given.size() == 1) {
                throw new TransientDataAccessResourceException("busy");
            }
            return List.of();
        });
        outcomes.succeeded(claim);

        dispatcher.start();
        verify(queue, timeout(PATIENT).atLeast(3)).step(any(), any());
        dispatcher.destroy();

        Outcome outcome = Outcome.succeeded(claim);
        assertThat(given).startsWith(List.of(outcome), List.of(outcome), List.of());
    }

    /** Somebody else may have it by now. */
    @Test
    void whatWasClaimedSoLateThatItsLeaseHasEndedIsNotBegun() throws Exception {
        when(queue.step(any(), any())).thenReturn(List.of(claim)).thenReturn(List.of());
        when(upkeep.heldUntil(anyLong())).thenAnswer(call -> call.<Long>getArgument(0) - 1);

        dispatcher.start();
        verify(queue, timeout(PATIENT).atLeast(1)).step(List.of(Outcome.released(claim, Duration.ZERO)), Map.of());
        dispatcher.destroy();

        verify(runs, never()).start(any(), anyLong());
    }

    @Test
    void aShutdownDoesNotWaitForAnInboxThatNeverAnswers() throws Exception {
        when(queue.step(any(), any())).thenThrow(new TransientDataAccessResourceException("busy"));
        outcomes.succeeded(claim);

        dispatcher.start();
        dispatcher.destroy();

        assertThat(dispatcher.isRunning()).isFalse();
    }
}
