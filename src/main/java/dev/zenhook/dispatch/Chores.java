package dev.zenhook.dispatch;

import dev.zenhook.store.OwnWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things that are done again and again, also after one of them has failed. */
final class Chores implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Chores.class);

    private final ScheduledThreadPoolExecutor schedule;
    private final List<Future<?>> chores = new ArrayList<>();

    Chores(String name, int threads) {
        schedule = new ScheduledThreadPoolExecutor(
                threads, Thread.ofPlatform().daemon().name(name).factory());
    }

    void every(Duration interval, String chore, Runnable work) {
        every(interval, interval, chore, work);
    }

    void every(Duration interval, Duration first, String chore, Runnable work) {
        chores.add(schedule.scheduleWithFixedDelay(
                () -> tryTo(chore, work), first.toMillis(), Math.max(1, interval.toMillis()), TimeUnit.MILLISECONDS));
    }

    /** Whatever fails, an Error included, is no reason not to do it again. */
    @SuppressWarnings("CatchingUnchecked")
    private static void tryTo(String chore, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Could not {}, trying again later: {}", chore, OwnWords.of(e));
            log.debug("Could not {}", chore, e);
        } catch (Throwable e) {
            log.error("Could not {}, trying again later", chore, e);
        }
    }

    @Override
    public void close() {
        chores.forEach(chore -> chore.cancel(false));
        schedule.shutdownNow();
    }
}
