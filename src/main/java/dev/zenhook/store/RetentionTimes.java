package dev.zenhook.store;

import java.time.Duration;

/**
 * How long entries stay.
 *
 * @param finished after the last delivery was finished
 * @param parked if a delivery is parked, or the body is unreadable; no shorter
 */
record RetentionTimes(Duration finished, Duration parked) {
    static RetentionTimes of(StoreProperties properties) {
        if (properties.parkedRetention().compareTo(properties.retention()) < 0) {
            throw new StoreStartException(
                    "zenhook.store.parked-retention is shorter than zenhook.store.retention.",
                    "Let zenhook.store.parked-retention be at least as long as zenhook.store.retention.");
        }
        return new RetentionTimes(properties.retention(), properties.parkedRetention());
    }

    /**
     * Goes by the horizon and by the clock, whichever is earlier: the setting may have become longer, or the clock may have
     * been put back, since the horizon was moved; and the clock may have been put ahead.
     */
    Leaving leaving(long horizon, long now) {
        return new Leaving(
                Math.min(horizon, now - finished.toMillis()),
                Math.min(horizon - parked.minus(finished).toMillis(), now - parked.toMillis()));
    }
}
