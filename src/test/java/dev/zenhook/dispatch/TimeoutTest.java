package dev.zenhook.dispatch;

import static dev.zenhook.dispatch.FastZenhook.awaitDelivery;
import static dev.zenhook.dispatch.FastZenhook.delivery;
import static dev.zenhook.dispatch.FastZenhook.event;
import static dev.zenhook.dispatch.FastZenhook.gauge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TimeoutTest {
    @TempDir
    Path directory;

    private RunningZenhook.Builder impatient() {
        return FastZenhook.in(directory).set("zenhook.dispatch.handler-timeout", "100ms");
    }

    @Test
    void aHandlerThatTakesTooLongIsInterruptedAndRunsAgain() {
        AtomicInteger runs = new AtomicInteger();
        Doing slowOnce = new Doing(event -> {
            if (runs.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
        });
        try (RunningZenhook zenhook = impatient().bean("mailer", slowOnce).start()) {
            zenhook.send(event("event_1"));

            assertThat(awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isDone)
                            .attempts())
                    .isEqualTo(2);
        }
    }

    @Test
    void aHandlerThatIgnoresInterruptionKeepsItsPlaceAndOthersGoOn() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Doing stuck = new Doing(event -> {
            if (event.id().equals("stuck")) {
                runs.incrementAndGet();
                Doing.ignoringInterruption(gate);
            }
        });
        try (RunningZenhook zenhook = impatient().bean("mailer", stuck).start()) {
            zenhook.send(event("stuck", "ent_1"));
            zenhook.send(event("behind", "ent_1"));
            await().until(() -> gauge(zenhook, "zenhook.handlers.stuck") == 1);
            zenhook.send(event("beside", "ent_2"));
            awaitDelivery(zenhook, "beside", "mailer", FastZenhook::isDone);

            assertThat(delivery(zenhook, "stuck", "mailer").status()).isEqualTo(DeliveryStatus.RUNNING);
            assertThat(delivery(zenhook, "behind", "mailer").attempts()).isZero();

            gate.countDown();
            awaitDelivery(zenhook, "behind", "mailer", FastZenhook::isDone);
            assertThat(runs).hasValue(1);
            await().until(() -> gauge(zenhook, "zenhook.handlers.stuck") == 0);
            await().until(() -> gauge(zenhook, "zenhook.handlers.running") == 0);
        }
    }

    /** If intake stood still, the test would, too. */
    @Test
    @Timeout(60)
    void handlersThatComputeWithoutEndHoldUpNeitherIntakeNorOtherHandlers() {
        int processors = Runtime.getRuntime().availableProcessors();
        AtomicInteger spinning = new AtomicInteger();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Doing endless = new Doing(event -> {
            spinning.incrementAndGet();
            while (goesOn.get()) {
                Thread.onSpinWait();
            }
        });
        try (RunningZenhook zenhook = impatient()
                .set("zenhook.dispatch.concurrency", Integer.toString(processors))
                .bean("endless", endless)
                .bean("fine", new Doing(event -> {}))
                .start()) {
            try {
                for (int n = 0; n < processors; n++) {
                    zenhook.send(event("event_" + n));
                }
                await().until(() -> spinning.get() == processors);

                assertThat(zenhook.send(event("another")).statusCode()).isEqualTo(200);
                awaitDelivery(zenhook, "another", "fine", FastZenhook::isDone);
            } finally {
                goesOn.set(false);
            }
        }
    }

    @Test
    void noMoreHandlersRunAtOnceThanAllowed() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Doing counting = new Doing(event -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            gate.await();
            atWork.decrementAndGet();
            done.incrementAndGet();
        });
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .set("zenhook.dispatch.concurrency", "3")
                .bean("mailer", counting)
                .start()) {
            for (int n = 0; n < 40; n++) {
                zenhook.send(event("event_" + n));
            }
            await().until(() -> most.get() >= 3);
            gate.countDown();
            await().until(() -> done.get() == 40);
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void aStuckHandlerTakesAPlaceOfThoseAllowed() {
        CountDownLatch gate = new CountDownLatch(1);
        try (RunningZenhook zenhook = impatient()
                .set("zenhook.dispatch.concurrency", "1")
                .bean("mailer", new Doing(event -> Doing.ignoringInterruption(gate)))
                .start()) {
            zenhook.send(event("stuck", "ent_1"));
            await().until(() -> gauge(zenhook, "zenhook.handlers.stuck") == 1);
            zenhook.send(event("waiting", "ent_2"));

            assertThat(delivery(zenhook, "waiting", "mailer").attempts()).isZero();
            gate.countDown();
            awaitDelivery(zenhook, "waiting", "mailer", FastZenhook::isDone);
        }
    }
}
