package dev.zenhook.observe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks the database now and then for what gauges show, on a thread of its own: who reads a gauge asks nothing. */
final class Lookout implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Runnable> looks;
    private final Duration interval;
    private @Nullable ScheduledThreadPoolExecutor schedule;
    private @Nullable Future<?> looking;
    private boolean failing;

    Lookout(List<Runnable> looks, Duration interval) {
        this.looks = looks;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        schedule = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("zenhook-lookout").factory());
        looking = schedule.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever fails, an Error included, is no reason to look no more. An outage is told once. */
    @SuppressWarnings("CatchingUnchecked")
    void look() {
        try {
            looks.forEach(Runnable::run);
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                log.warn("What the gauges show of the inbox is old, as it could not be asked: {}", e.getMessage());
            }
            log.debug("The inbox could not be asked", e);
            failing = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (schedule != null && looking != null) {
            looking.cancel(false);
            schedule.shutdown();
            awaitEnd(schedule);
            schedule = null;
        }
    }

    /** The database is closed next, and not under its feet. */
    private static void awaitEnd(ScheduledThreadPoolExecutor schedule) {
        try {
            if (!schedule.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                schedule.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }
}
