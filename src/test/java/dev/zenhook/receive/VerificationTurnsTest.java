package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.Guest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A flood of strangers leaves room for those who are known. */
class VerificationTurnsTest {
    private final Guest stranger = guest();
    private final Guest known = guest();
    private final CountDownLatch verified = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();

    @Test
    void strangersTakeTurnsAndTheKnownDoNot() throws Exception {
        VerificationTurns turns = new VerificationTurns(2, Duration.ofMinutes(1));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, 20)
                    .mapToObj(i -> many.submit(() -> turns.verify(stranger, this::verification)))
                    .toList();
            try {
                await().until(() -> atOnce.get() >= 2);

                known.isServed();
                assertThat(turns.verify(known, () -> "at once")).isEqualTo("at once");
                assertThat(atOnce).hasValue(2);
            } finally {
                verified.countDown();
            }
            for (Future<String> one : waiting) {
                assertThat(one.get()).isEqualTo("verified");
            }
        }
    }

    @Test
    void whoseTurnDoesNotComeIsToComeAgain() {
        VerificationTurns turns = new VerificationTurns(1, Duration.ZERO);

        assertThatThrownBy(() -> turns.verify(stranger, () -> turns.verify(stranger, () -> "never")))
                .isInstanceOf(RefusedException.TooBusy.class);
        assertThat(turns.verify(stranger, () -> "again")).isEqualTo("again");
    }

    @Test
    void aTurnEndsWithAFailureToo() {
        VerificationTurns turns = new VerificationTurns(1, Duration.ZERO);

        assertThatThrownBy(() -> turns.verify(stranger, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(turns.verify(stranger, () -> "again")).isEqualTo("again");
    }

    private String verification() {
        atOnce.incrementAndGet();
        try {
            verified.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "verified";
    }

    private static Guest guest() {
        return Guest.current();
    }
}
