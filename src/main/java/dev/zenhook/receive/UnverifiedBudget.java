package dev.zenhook.receive;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes strangers may make this service hold at once. */
final class UnverifiedBudget {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    UnverifiedBudget(long limit) {
        this.limit = limit;
    }

    /** @throws RefusedException.TooBusy if that would be too many; then none are taken */
    void take(int bytes) {
        if (held.addAndGet(bytes) > limit) {
            held.addAndGet(-bytes);
            throw new RefusedException.TooBusy();
        }
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
