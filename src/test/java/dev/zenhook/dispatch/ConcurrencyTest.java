package dev.zenhook.dispatch;

import static dev.zenhook.dispatch.FastZenhook.awaitDelivery;
import static dev.zenhook.dispatch.FastZenhook.delivery;
import static dev.zenhook.dispatch.FastZenhook.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler says of its own concurrency. */
class ConcurrencyTest {
    private static final int EVENTS = 12;

    private final Two two = new Two();

    @TempDir
    Path directory;

    /** Runs until the gate is open. */
    static class Two {
        final CountDownLatch gate = new CountDownLatch(1);
        final AtomicInteger atWork = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();

        @OnWebhookEvent(value = "*", id = "two", concurrency = 2)
        void handle(WebhookEvent event) {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            Doing.ignoringInterruption(gate);
            atWork.decrementAndGet();
            done.incrementAndGet();
        }
    }

    private void sendAll(RunningZenhook zenhook) {
        for (int n = 0; n < EVENTS; n++) {
            zenhook.send(event("event_" + n));
        }
    }

    @Test
    void neverDoMoreRunAtOnceThanTheHandlerSays() {
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("beanOfTwo", two).start()) {
            sendAll(zenhook);
            await().until(() -> two.atWork.get() == 2);
            two.gate.countDown();

            await().until(() -> two.done.get() == EVENTS);
            assertThat(two.most).hasValue(2);
        }
    }

    @Test
    void aHandlerThatHangsOnAllItsPlacesHoldsUpNoOther() {
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .set("zenhook.dispatch.handler-timeout", "100ms")
                .bean("beanOfTwo", two)
                .bean("fine", new Doing(event -> {}))
                .start()) {
            sendAll(zenhook);
            for (int n = 0; n < EVENTS; n++) {
                awaitDelivery(zenhook, "event_" + n, "fine", FastZenhook::isDone);
            }

            assertThat(two.most).hasValueLessThanOrEqualTo(2);
            assertThat(delivery(zenhook, "event_" + (EVENTS - 1), "two").status())
                    .isEqualTo(DeliveryStatus.WAITING);
            two.gate.countDown();
            await().until(() -> two.done.get() == EVENTS);
            assertThat(two.most).hasValue(2);
        }
    }
}
