package dev.zenhook.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What the clock shows; how much time has passed, which is another question; and waiting for more of it to pass. */
interface Time {
    Instant instant();

    /** Of the monotonic clock. */
    long nanoTime();

    void pause(Duration length) throws InterruptedException;

    static Time of(Clock clock) {
        return new Time() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(length.toNanos());
            }
        };
    }
}
