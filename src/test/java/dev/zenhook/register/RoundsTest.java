package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void itGoesOnWhenItIsDue() {
        Rounds often = new Rounds("often", () -> {
            rounds.incrementAndGet();
            return Duration.ofMillis(1);
        });
        often.start();

        await().until(() -> rounds.get() > 2);
        often.end();
        often.awaitEnd();
    }

    @Test
    void itGoesOnEarlierWhenItIsWokenAlsoAmidItsWork() {
        AtomicReference<Rounds> self = new AtomicReference<>();
        self.set(new Rounds("woken", () -> {
            if (rounds.incrementAndGet() == 1) {
                self.get().wake();
            }
            return NEVER;
        }));
        self.get().start();
        await().until(() -> rounds.get() == 2);

        self.get().wake();
        await().until(() -> rounds.get() == 3);
        self.get().end();
        self.get().awaitEnd();
    }

    @Test
    void aDefectDoesNotEndIt() {
        Rounds broken = new Rounds("broken", () -> {
            rounds.incrementAndGet();
            throw new NoClassDefFoundError("a defect");
        });
        broken.start();
        await().until(() -> rounds.get() == 1);

        broken.wake();

        await().until(() -> rounds.get() == 2);
        broken.end();
        broken.awaitEnd();
    }

    @Test
    void theEndInterruptsItsWorkAndItMayBeStartedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean daemon = new AtomicBoolean();
        Rounds busy = new Rounds("busy", () -> {
            daemon.set(Thread.currentThread().isDaemon());
            rounds.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                Thread.currentThread().interrupt();
            }
            return NEVER;
        });
        busy.start();
        await().until(() -> rounds.get() == 1);

        busy.end();
        busy.awaitEnd();
        assertThat(interrupted).isTrue();
        assertThat(daemon).isTrue();

        busy.start();
        await().until(() -> rounds.get() == 2);
        busy.end();
        busy.awaitEnd();
    }

    @Test
    void whatWasNeverStartedEndsAtOnce() {
        Rounds idle = new Rounds("idle", () -> NEVER);

        idle.end();
        idle.awaitEnd();

        assertThat(rounds).hasValue(0);
    }
}
