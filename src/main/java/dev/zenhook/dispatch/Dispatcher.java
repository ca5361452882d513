package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/** The loop that claims deliveries and has them run. */
final class Dispatcher implements SmartLifecycle, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final DeliveryQueue queue;
    private final Handlers handlers;
    private final Runs runs;
    private final ParkedAnnouncer announcer;
    private final RemovedHandlers removed;
    private @Nullable Thread thread;

    Dispatcher(DeliveryQueue queue, Handlers handlers, Runs runs, ParkedAnnouncer announcer, RemovedHandlers removed) {
        this.queue = queue;
        this.handlers = handlers;
        this.runs = runs;
        this.announcer = announcer;
        this.removed = removed;
    }

    @Override
    public synchronized void start() {
        int unfinished = queue.reclaim();
        if (unfinished > 0) {
            log.warn("{} deliveries were running when the process died, and run again", unfinished);
        }
        announcer.start();
        thread = Thread.ofPlatform().name("zenhook-dispatch").start(this::loop);
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                claimAndRun();
            } catch (InterruptedException shutdown) {
                return;
            } catch (RuntimeException | Error e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                log.warn("The inbox could not be read, trying again in {}", PAUSE_AFTER_FAILURE, e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void claimAndRun() throws InterruptedException {
        List<Claim> claims = queue.claim(handlers.ids(), runs.free());
        claims.forEach(runs::start);
        if (claims.isEmpty()) {
            removed.parkWhenDue();
            queue.awaitWork(LONGEST_WAIT);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
            return true;
        } catch (InterruptedException shutdown) {
            return false;
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Runs beside the web server's own graceful shutdown, which is in the same phase. */
    @Override
    public void stop(Runnable callback) {
        Thread.ofPlatform().name("zenhook-shutdown").start(() -> {
            try {
                finish();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                callback.run();
            }
        });
    }

    private synchronized void finish() throws InterruptedException {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        thread.join();
        thread = null;
        runs.finish();
        announcer.stop();
    }

    /** Spring ends the wait for a phase after a time of its own; the inbox is not to be closed before the runs are over. */
    @Override
    public void destroy() throws InterruptedException {
        finish();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** That of the web server's graceful shutdown: started after the server, stopped at the same time as its last requests. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1024;
    }
}
