package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.TransientDataAccessResourceException;

/** The inbox does not answer for a while, which an inbox in a file hardly ever does. */
class BadDaysTest {
    private static final int PATIENT = 20_000;

    private final DeliveryQueue queue = mock(DeliveryQueue.class);
    private final ParkedAnnouncer announcer = mock(ParkedAnnouncer.class);

    @Test
    void anOutcomeIsRecordedAsSoonAsTheInboxAnswers() {
        Claim claim = mock(Claim.class);
        when(claim.handler()).thenReturn("mailer");
        doThrow(new TransientDataAccessResourceException("busy"))
                .doNothing()
                .when(queue)
                .succeeded(claim);

        new Outcomes(queue, announcer, new SimpleMeterRegistry()).succeeded(claim);

        verify(queue, times(2)).succeeded(claim);
    }

    @Test
    void aShutdownEndsTheWaitForAnInboxThatDoesNotAnswer() {
        Claim claim = new Claim(1, "mailer", 1, Instant.EPOCH, mock());
        doThrow(new TransientDataAccessResourceException("busy")).when(queue).succeeded(claim);

        Thread.currentThread().interrupt();
        new Outcomes(queue, announcer, new SimpleMeterRegistry()).succeeded(claim);

        verify(queue).succeeded(claim);
        assertThat(Thread.interrupted()).isFalse();
    }

    static Stream<Throwable> failures() {
        return Stream.of(new TransientDataAccessResourceException("busy"), new OutOfMemoryError("pretended"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theDispatcherGoesOnWhenClaimingFails(Throwable failure) throws Exception {
        Runs runs = mock(Runs.class);
        when(queue.claim(any(), anyInt())).thenThrow(failure).thenReturn(List.of());
        Dispatcher dispatcher =
                new Dispatcher(queue, mock(Handlers.class), runs, announcer, mock(RemovedHandlers.class));

        dispatcher.start();
        verify(queue, timeout(PATIENT).atLeast(2)).claim(any(), anyInt());
        dispatcher.destroy();

        verify(queue, atLeast(1)).awaitWork(any());
        verify(runs).finish();
    }
}
