package dev.zenhook.receive;

import dev.zenhook.accept.Guest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many signatures of strangers are verified at once. What they send costs the processor more than all else here, so some of
 * it is left for those who are known. A stranger waits for its turn, and not for long.
 */
final class VerificationTurns {
    private final Semaphore turns;
    private final Duration longestWait;

    /** @param size 0 for half of the processors */
    VerificationTurns(int size, Duration longestWait) {
        this.turns =
                new Semaphore(size > 0 ? size : Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
        this.longestWait = longestWait;
    }

    /**
     * Verifies, at once or soon.
     *
     * @throws RefusedException.TooBusy if its turn did not come
     */
    <T> T verify(Guest guest, Supplier<T> verification) {
        if (guest.isKnown()) {
            return verification.get();
        }
        await();
        try {
            return verification.get();
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RefusedException.TooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException.TooBusy();
        }
    }
}
