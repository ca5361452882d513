package dev.zenhook.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever waits for deliveries. A signal that nobody waits for is kept; several are one. */
final class WorkSignal {
    private final Semaphore signals = new Semaphore(0);

    void raise() {
        signals.release();
    }

    void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }
}
