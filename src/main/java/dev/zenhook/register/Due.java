package dev.zenhook.register;

import java.time.Duration;

/** When something is to be done next, by the monotonic clock: at once, at first. */
final class Due {
    private final Time time;
    private long at;

    Due(Time time) {
        this.time = time;
        this.at = time.nanoTime();
    }

    void in(Duration wait) {
        at = time.nanoTime() + wait.toNanos();
    }

    void inAtMost(Duration wait) {
        if (left().compareTo(wait) > 0) {
            in(wait);
        }
    }

    boolean isNow() {
        return time.nanoTime() - at >= 0;
    }

    /** Never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, at - time.nanoTime()));
    }
}
