package dev.zenhook.receive;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** For whatever time something is set: it is time when the test says so. */
final class HeldTimer extends ScheduledThreadPoolExecutor {
    private volatile Duration last = Duration.ZERO;

    HeldTimer() {
        super(1, Thread.ofPlatform().daemon().factory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        last = Duration.of(delay, unit.toChronoUnit());
        return super.schedule(command, 1, TimeUnit.DAYS);
    }

    /** For how long the last one was set. */
    Duration delay() {
        return last;
    }

    void letGo() {
        List.copyOf(getQueue()).forEach(task -> {
            if (remove(task)) {
                task.run();
            }
        });
    }
}
