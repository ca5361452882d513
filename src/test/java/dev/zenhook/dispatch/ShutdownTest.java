package dev.zenhook.dispatch;

import static dev.zenhook.dispatch.FastZenhook.awaitDelivery;
import static dev.zenhook.dispatch.FastZenhook.delivery;
import static dev.zenhook.dispatch.FastZenhook.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {
    @TempDir
    Path directory;

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void letStuckHandlersGo() {
        gate.countDown();
    }

    private InboxLog.Delivery afterwards(String id) throws Exception {
        try (StoreAlone store = StoreAlone.in(directory)) {
            return store.delivery(id, "mailer");
        }
    }

    @Test
    void aRunningHandlerMayFinish() throws Exception {
        Doing slow = new Doing(event -> {
            started.countDown();
            gate.await();
        });
        RunningZenhook zenhook = FastZenhook.in(directory).bean("mailer", slow).start();
        zenhook.send(event("event_1"));
        started.await();

        Thread shutdown = Thread.ofPlatform().start(zenhook::close);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("zenhook-shutdown")));
        gate.countDown();
        shutdown.join();

        assertThat(afterwards("event_1").status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    @Test
    void afterTheGraceItIsInterruptedAndTheAttemptDoesNotCount() throws Exception {
        Doing endless = new Doing(event -> {
            started.countDown();
            gate.await();
        });
        RunningZenhook zenhook = FastZenhook.in(directory)
                .set("zenhook.dispatch.shutdown-grace", "50ms")
                .bean("mailer", endless)
                .start();
        zenhook.send(event("event_1"));
        started.await();
        zenhook.close();

        assertThat(afterwards("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.WAITING, 0, 0, null, null));
    }

    @Test
    void oneThatIgnoresTheInterruptionIsReleasedAllTheSame() throws Exception {
        Doing stuck = new Doing(event -> {
            started.countDown();
            Doing.ignoringInterruption(gate);
        });
        RunningZenhook zenhook = FastZenhook.in(directory)
                .set("zenhook.dispatch.shutdown-grace", "0s")
                .bean("mailer", stuck)
                .start();
        zenhook.send(event("event_1"));
        started.await();
        zenhook.close();

        assertThat(afterwards("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.WAITING, 0, 0, null, null));
    }

    @Test
    void theInboxStaysOpenForTheRunsAlthoughSpringIsInAHurry() throws Exception {
        Doing endless = new Doing(event -> {
            started.countDown();
            gate.await();
        });
        RunningZenhook zenhook = FastZenhook.in(directory)
                .set("spring.lifecycle.timeout-per-shutdown-phase", "1ms")
                .set("zenhook.dispatch.shutdown-grace", "500ms")
                .bean("mailer", endless)
                .start();
        zenhook.send(event("event_1"));
        started.await();
        zenhook.close();

        assertThat(afterwards("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.WAITING, 0, 0, null, null));
    }

    @Test
    void whateverWasNotFinishedIsFinishedAfterTheRestart() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Doing failing = new Doing(event -> {
            if (broken.get()) {
                throw new IllegalStateException("not before the restart");
            }
        });
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("mailer", failing).start()) {
            for (int n = 0; n < 5; n++) {
                zenhook.send(event("event_" + n, "ent_1"));
            }
            awaitDelivery(zenhook, "event_0", "mailer", delivery -> delivery.attempts() > 0);
        }
        broken.set(false);
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("mailer", failing).start()) {
            awaitDelivery(zenhook, "event_4", "mailer", FastZenhook::isDone);
            assertThat(delivery(zenhook, "event_0", "mailer").status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        }
    }

    @Test
    void aDispatcherThatWasStoppedMayStartAgain() {
        AtomicInteger runs = new AtomicInteger();
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .bean("mailer", new Doing(event -> runs.incrementAndGet()))
                .start()) {
            zenhook.bean(Dispatcher.class).stop();
            await().until(() -> !zenhook.bean(Dispatcher.class).isRunning());
            zenhook.send(event("event_1", "ent_1"));
            zenhook.send(event("event_2", "ent_1"));
            zenhook.bean(Dispatcher.class).start();

            awaitDelivery(zenhook, "event_2", "mailer", FastZenhook::isDone);
            assertThat(runs).hasValue(2);
        }
    }
}
