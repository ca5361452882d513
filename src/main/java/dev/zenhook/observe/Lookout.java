package dev.zenhook.observe;

import dev.zenhook.store.OwnWords;
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

    /** Each for itself: what hinders one is nothing to the others. An outage is told once. */
    void look() {
        boolean failed = false;
        for (Runnable look : looks) {
            failed |= !succeeds(look, failing || failed);
        }
        failing = failed;
    }

    /** Whatever fails, an Error included, is no reason to look no more. */
    @SuppressWarnings("CatchingUnchecked")
    private static boolean succeeds(Runnable look, boolean isTold) {
        try {
            look.run();
            return true;
        } catch (Throwable e) {
            if (!isTold) {
                log.warn("The inbox could not be asked, so gauges of it show nothing, or what was: {}", OwnWords.of(e));
            }
            log.debug("The inbox could not be asked", e);
            return false;
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
