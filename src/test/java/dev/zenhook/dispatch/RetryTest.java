package dev.zenhook.dispatch;

import static dev.zenhook.dispatch.FastZenhook.awaitDelivery;
import static dev.zenhook.dispatch.FastZenhook.delivery;
import static dev.zenhook.dispatch.FastZenhook.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class RetryTest {
    @TempDir
    Path directory;

    @Test
    void aHandlerRunsUntilItSucceeds() {
        AtomicInteger runs = new AtomicInteger();
        Doing failingTwice = new Doing(event -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("mailer", failingTwice).start()) {
            zenhook.send(event("event_1"));

            assertThat(awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isDone))
                    .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.SUCCEEDED, 3, 0, null, null));
            assertThat(runs).hasValue(3);
        }
    }

    @Test
    void noHandlerWaitsForAnother() {
        CountDownLatch gate = new CountDownLatch(1);
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .bean("slow", new Doing(event -> gate.await()))
                .bean("failing", new Doing(event -> {
                    throw new IllegalStateException("no");
                }))
                .bean("fine", new Doing(event -> {}))
                .start()) {
            zenhook.send(event("first", "ent_1"));
            zenhook.send(event("second", "ent_1"));

            awaitDelivery(zenhook, "second", "fine", FastZenhook::isDone);
            assertThat(delivery(zenhook, "first", "slow").status()).isEqualTo(DeliveryStatus.RUNNING);
            awaitDelivery(zenhook, "first", "failing", failing -> failing.attempts() > 2);
            gate.countDown();
        }
    }

    static class Speechless extends RuntimeException {
        @Override
        public String toString() {
            throw new IllegalStateException("not even that");
        }
    }

    static Stream<Throwable> anything() {
        return Stream.of(
                new Exception("checked"),
                new AssertionError("an error"),
                new StackOverflowError(),
                new OutOfMemoryError("pretended"),
                new InterruptedException("of its own"),
                new Speechless());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void whateverIsThrownIsAFailedAttempt(Throwable failure) {
        AtomicBoolean failed = new AtomicBoolean();
        Doing failingOnce = new Doing(event -> {
            if (failed.compareAndSet(false, true)) {
                sneak(failure);
            }
        });
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("mailer", failingOnce).start()) {
            zenhook.send(event("event_1", "ent_1"));
            zenhook.send(event("behind", "ent_1"));

            assertThat(awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isDone)
                            .attempts())
                    .isEqualTo(2);
            awaitDelivery(zenhook, "behind", "mailer", FastZenhook::isDone);
        }
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void unrecoverableParksAtOnce() {
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .bean("mailer", new Doing(event -> {
                    throw new UnrecoverableException("no such\ncustomer");
                }))
                .start()) {
            zenhook.send(event("event_1"));

            assertThat(awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isParked))
                    .isEqualTo(new InboxLog.Delivery(
                            "mailer",
                            DeliveryStatus.PARKED,
                            1,
                            0,
                            ParkedReason.UNRECOVERABLE,
                            UnrecoverableException.class.getName() + ": no such customer"));
        }
    }

    record Numbers(int seatsUsed) {}

    static class Strict {
        @OnWebhookEvent("*")
        void seat(Numbers payload) {}
    }

    @Test
    void aPayloadThatDoesNotFitParksAndItsErrorTellsNoContent() {
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("strict", new Strict()).start()) {
            zenhook.send(event("event_1").with("payload", "{\"seatsUsed\":\"a secret\"}"));

            InboxLog.Delivery parked = awaitDelivery(zenhook, "event_1", "strict.seat", FastZenhook::isParked);
            assertThat(parked.parkedReason()).isEqualTo(ParkedReason.UNRECOVERABLE);
            assertThat(parked.attempts()).isEqualTo(1);
            assertThat(parked.lastError())
                    .contains("does not fit", "Numbers", "seatsUsed")
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatFailsForTooLongIsParked() {
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .set("zenhook.dispatch.give-up-after", "200ms")
                .bean("mailer", new Doing(event -> {
                    throw new IllegalStateException("no");
                }))
                .start()) {
            zenhook.send(event("event_1"));

            InboxLog.Delivery parked = awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isParked);
            assertThat(parked.parkedReason()).isEqualTo(ParkedReason.GAVE_UP);
            assertThat(parked.lastError()).isEqualTo("java.lang.IllegalStateException: no");
        }
    }

    @Test
    void handlersRunOutsideAnyTransaction() {
        AtomicBoolean inTransaction = new AtomicBoolean(true);
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .bean(
                        "mailer",
                        new Doing(
                                event -> inTransaction.set(TransactionSynchronizationManager.isActualTransactionActive()
                                        || !TransactionSynchronizationManager.getResourceMap()
                                                .isEmpty())))
                .start()) {
            zenhook.send(event("event_1"));

            await().untilFalse(inTransaction);
        }
    }
}
