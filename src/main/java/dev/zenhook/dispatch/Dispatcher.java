package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.Outcome;
import dev.zenhook.store.OwnWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedRuntimeException;

/** The loop that claims deliveries, has them run, and records what came of it: many at a time, in one step. */
final class Dispatcher implements SmartLifecycle, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** From one step to the next, at least, while there is something to do. */
    private static final Duration GATHERED = Duration.ofMillis(3);

    private final DeliveryQueue queue;
    private final Handlers handlers;
    private final Runs runs;
    private final Outcomes outcomes;
    private final DeliveryCounter counter;
    private final Upkeep upkeep;
    private final Object beginning = new Object();
    private volatile Phase phase = Phase.CLAIMING;
    private @Nullable Thread thread;

    private enum Phase {
        CLAIMING,
        /** Nothing new is begun; what runs may end and is recorded. */
        FINISHING,
        /** What has not ended by now is not waited for. */
        ENDING
    }

    Dispatcher(
            DeliveryQueue queue,
            Handlers handlers,
            Runs runs,
            Outcomes outcomes,
            DeliveryCounter counter,
            Upkeep upkeep) {
        this.queue = queue;
        this.handlers = handlers;
        this.runs = runs;
        this.outcomes = outcomes;
        this.counter = counter;
        this.upkeep = upkeep;
    }

    @Override
    public synchronized void start() {
        counter.expect(handlers.ids());
        upkeep.start();
        phase = Phase.CLAIMING;
        thread = Thread.ofPlatform().name("zenhook-dispatch").start(this::loop);
    }

    /** Whatever fails, an Error included, is no reason to stop dispatching. */
    @SuppressWarnings("CatchingUnchecked")
    private void loop() {
        boolean goesOn = true;
        while (goesOn) {
            boolean last = phase == Phase.ENDING;
            try {
                goesOn = step() || !last;
            } catch (Throwable e) {
                goesOn = !last;
                tell(e, goesOn);
                if (goesOn) {
                    pause();
                }
            }
        }
    }

    /** A database that is away is told in a line, for it may stay away; anything else is a defect, and told in full. */
    private static void tell(Throwable failure, boolean goesOn) {
        String next =
                goesOn ? "trying again in " + PAUSE_AFTER_FAILURE : "what has ended and is not recorded runs again";
        if (failure instanceof NestedRuntimeException) {
            log.warn("The inbox does not answer, {}: {}", next, OwnWords.of(failure));
            log.debug("The inbox does not answer", failure);
        } else {
            log.error("Dispatching failed, {}", next, failure);
        }
    }

    /** Tells whether there may be more to do at once. */
    private boolean step() {
        long before = System.nanoTime();
        List<Outcome> ended = outcomes.unrecorded();
        boolean parked = ended.stream().anyMatch(outcome -> outcome.status() == DeliveryStatus.PARKED);
        List<Claim> claims = queue.step(ended, phase == Phase.CLAIMING ? runs.free() : Map.of());
        boolean idle = ended.isEmpty() && claims.isEmpty() && !queue.isUnfinished();
        outcomes.recorded();
        begin(claims, upkeep.heldUntil(before));
        if (parked) {
            upkeep.announceParked();
        }
        if (idle && phase != Phase.ENDING) {
            await();
        } else if (!idle) {
            gather(before);
        }
        return phase == Phase.ENDING ? !ended.isEmpty() : !idle;
    }

    /**
     * What was claimed while a shutdown began is given back: nobody would wait for it. So is what was claimed so long ago that
     * somebody else may have it by now.
     */
    private void begin(List<Claim> claims, long heldUntil) {
        synchronized (beginning) {
            if (phase == Phase.CLAIMING && heldUntil - System.nanoTime() > 0) {
                claims.forEach(claim -> runs.start(claim, heldUntil));
            } else {
                claims.forEach(outcomes::released);
            }
        }
    }

    /** A step costs nearly the same for one delivery as for many, so the next one lets some come together. */
    private void gather(long begun) {
        long left = GATHERED.toNanos() - (System.nanoTime() - begun);
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    private void await() {
        try {
            queue.awaitWork(handlers.ids());
        } catch (InterruptedException e) {
            log.debug("Nobody interrupts this thread", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            log.debug("Nobody interrupts this thread", e);
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
        enter(Phase.FINISHING);
        runs.finish();
        enter(Phase.ENDING);
        thread.join();
        thread = null;
        upkeep.stop();
    }

    private void enter(Phase next) {
        synchronized (beginning) {
            phase = next;
        }
        queue.wake();
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
