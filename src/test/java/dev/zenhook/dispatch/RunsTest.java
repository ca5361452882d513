package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunsTest {
    private static final Claim CLAIM = SomeClaim.of(7);

    @RegisterExtension
    private final Told told = new Told();

    private final DeliveryRun deliveryRun = mock(DeliveryRun.class);
    private final Handlers handlers = mock(Handlers.class);
    private final HandlerThreads threads = mock(HandlerThreads.class);
    private final DispatchProperties properties = new DispatchProperties(
            3,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            2,
            Duration.ofHours(1),
            Duration.ofDays(3),
            Duration.ofSeconds(30));
    private final Runs runs = new Runs(deliveryRun, handlers, mock(DeliveryQueue.class), properties, threads);

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void whereThereAreNoMoreThreadsTheDeliveryWaitsAndNoPlaceIsLost() throws Exception {
        when(handlers.ids()).thenReturn(Set.of("mailer"));
        when(handlers.concurrency("mailer")).thenReturn(OptionalInt.empty());
        doThrow(new OutOfMemoryError("pretended")).when(threads).start(any(), any());

        runs.start(CLAIM, 0);

        verify(deliveryRun).release(CLAIM, Duration.ofSeconds(1));
        assertThat(runs.free()).containsEntry("mailer", 3);
        assertThat(told.contextsOf("There is no thread"))
                .containsExactly(Map.of(
                        "tenant", "main", "code", "customer.created", "eventId", "event_1", "handler", "mailer"));
        runs.finish();
    }

    private void runsAtOnce() {
        doAnswer(call -> {
                    call.getArgument(1, Runnable.class).run();
                    return null;
                })
                .when(threads)
                .start(any(), any());
        when(handlers.ids()).thenReturn(Set.of("mailer"));
        when(handlers.concurrency("mailer")).thenReturn(OptionalInt.empty());
    }

    /** Its resource would else wait for a restart. */
    @Test
    void aRunThatEndsWithoutAnOutcomeIsGivenBack() {
        runsAtOnce();
        doThrow(new StackOverflowError("pretended")).when(deliveryRun).run(any());

        runs.start(CLAIM, 0);

        verify(deliveryRun).release(CLAIM, Duration.ofSeconds(1));
        assertThat(runs.free()).containsEntry("mailer", 3);
    }

    @Test
    void whatFailsAfterTheOutcomeGivesNothingBack() {
        runsAtOnce();
        doAnswer(call -> {
                    call.getArgument(0, RunningHandler.class).judged();
                    throw new StackOverflowError("pretended");
                })
                .when(deliveryRun)
                .run(any());

        runs.start(CLAIM, 0);

        verify(deliveryRun, never()).release(any(), any());
    }

    @Test
    void aThreadCarriesTheNameOfItsHandlerAndEndsWithTheProcess() throws Exception {
        AtomicReference<Thread> seen = new AtomicReference<>();
        CountDownLatch ran = new CountDownLatch(1);
        try (HandlerThreads real = new HandlerThreads()) {
            real.start("mailer", () -> {
                seen.set(Thread.currentThread());
                ran.countDown();
            });
            ran.await();
        }

        assertThat(seen.get().getName()).isEqualTo("zenhook-mailer");
        assertThat(seen.get().isDaemon()).isTrue();
        assertThat(seen.get().isVirtual()).isFalse();
        seen.get().join();
    }
}
