package dev.zenhook.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of retention after the other, also after one has failed, until it is closed. */
final class RetentionRounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RetentionRounds.class);

    private final Retention retention;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Thread thread;

    RetentionRounds(Retention retention, Duration first, Duration interval) {
        this.retention = retention;
        this.interval = interval;
        this.thread = Thread.ofPlatform().name("zenhook-retention").daemon().start(() -> loop(first));
    }

    void countIn(MeterRegistry meters) {
        count(meters, "finished", finished);
        count(meters, "failed", failed);
    }

    private static void count(MeterRegistry meters, String outcome, AtomicLong count) {
        FunctionCounter.builder("zenhook.retention.rounds", count, AtomicLong::get)
                .description("Rounds in which old entries leave, by how they ended")
                .tag("outcome", outcome)
                .register(meters);
    }

    private void loop(Duration first) {
        boolean goesOn = goesOnAfter(first);
        while (goesOn) {
            tryRound();
            goesOn = goesOnAfter(interval);
        }
    }

    /** Whatever fails, an Error included, is no reason to end. */
    @SuppressWarnings("CatchingUnchecked")
    private void tryRound() {
        try {
            retention.round(this::goesOnAfter);
            finished.incrementAndGet();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            log.warn("Could not let old entries leave the inbox, trying again later", e);
        } catch (Throwable e) {
            failed.incrementAndGet();
            log.error("Could not let old entries leave the inbox, trying again later", e);
        }
    }

    private boolean goesOnAfter(Duration pause) {
        try {
            return !closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns when the round has ended, which it does after the batch that it is at. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // the database is closed next, and not under its feet
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
