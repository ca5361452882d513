package dev.zenhook.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever waits for deliveries. A signal that nobody waits for is kept; several are one. */
final class WorkSignal {
    private final Semaphore signals = new Semaphore(0);
    private volatile Runnable others = () -> {};

    /** From now on {@link #raiseEverywhere} tells the other replicas as well. */
    void connect(Runnable tellOthers) {
        others = tellOthers;
    }

    /** For this process alone. */
    void raise() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** There are new deliveries, which any replica may claim. */
    void raiseEverywhere() {
        raise();
        others.run();
    }

    void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }
}
