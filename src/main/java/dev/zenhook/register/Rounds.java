package dev.zenhook.register;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that goes on with something again and again: when that itself said so, or earlier, when it is woken. It asks
 * Zentitle2, so it may be busy for a while; nobody waits for it, save a moment at the end.
 */
final class Rounds {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(1);
    /** For what it does in the database, which is closed next. A request over the network ends when it is interrupted. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String name;
    private final Supplier<Duration> goOn;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** @param goOn does what is due, and tells how long nothing else is */
    Rounds(String name, Supplier<Duration> goOn) {
        this.name = name;
        this.goOn = goOn;
    }

    void start() {
        closed = false;
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    /** Costs next to nothing. */
    void wake() {
        woken.release();
    }

    private void loop() {
        try {
            while (!closed) {
                if (woken.tryAcquire(round().toNanos(), TimeUnit.NANOSECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        }
    }

    /** No Error ends it either: nobody would see that the tenant is not looked after any more. */
    private Duration round() {
        try {
            return goOn.get();
        } catch (RuntimeException | Error defect) {
            if (closed) {
                log.debug("{} was ended amid its work", name, defect);
            } else {
                log.error("{} failed, trying again in {}", name, AFTER_A_DEFECT, defect);
            }
            return AFTER_A_DEFECT;
        }
    }

    void end() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    void awaitEnd() {
        if (thread != null) {
            try {
                thread.join(FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
