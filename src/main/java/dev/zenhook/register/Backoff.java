package dev.zenhook.register;

import java.time.Duration;

/** How long to wait after a failure: a minute, then twice as long each time, up to an hour. */
final class Backoff {
    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(1);

    private Duration next = FIRST;

    Duration next() {
        Duration wait = next;
        Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }

    void reset() {
        next = FIRST;
    }
}
