package dev.zenhook.dispatch;

import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handlers at work: a virtual thread each, a bounded number, each interrupted when it takes too long. */
final class Runs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final DeliveryRun deliveryRun;
    private final DeliveryQueue queue;
    private final DispatchProperties properties;
    private final Set<RunningHandler> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("zenhook-watch").factory());

    Runs(DeliveryRun deliveryRun, DeliveryQueue queue, DispatchProperties properties, MeterRegistry meters) {
        this.deliveryRun = deliveryRun;
        this.queue = queue;
        this.properties = properties;
        watch.setRemoveOnCancelPolicy(true); // or each run would leave something here until its timeout
        meters.gauge("zenhook.handlers.running", running, Set::size);
        meters.gauge(
                "zenhook.handlers.stuck",
                running,
                all -> all.stream().filter(RunningHandler::isStuck).count());
    }

    /** How many more may start now. */
    int free() {
        return properties.concurrency() - running.size();
    }

    void start(Claim claim) {
        RunningHandler handler = new RunningHandler(claim, this::run);
        running.add(handler);
        handler.start();
    }

    private void run(RunningHandler handler) {
        long timeout = properties.handlerTimeout().toMillis();
        Future<?> watching =
                watch.scheduleAtFixedRate(() -> interrupt(handler), timeout, timeout, TimeUnit.MILLISECONDS);
        try {
            deliveryRun.run(handler);
        } finally {
            watching.cancel(false);
            running.remove(handler);
            queue.wake();
        }
    }

    private void interrupt(RunningHandler handler) {
        boolean again = handler.isStuck();
        if (handler.interruptForTimeout()) {
            log.warn(
                    "Handler {} {} at {}: interrupted after {}. Its place is kept until it ends",
                    handler.claim().handler(),
                    again ? "is stuck" : "takes too long",
                    handler.claim().event(),
                    properties.handlerTimeout());
        }
    }

    /** Lets the handlers end by themselves for the grace, then interrupts them; what does not count as a run waits again. */
    void finish() throws InterruptedException {
        joinAll(properties.shutdownGrace());
        running.forEach(RunningHandler::interruptForShutdown);
        joinAll(LAST_WORDS);
        running.forEach(this::abandon);
    }

    private void abandon(RunningHandler handler) {
        boolean atWork = handler.isAtWork();
        handler.abandon();
        if (!atWork) {
            return;
        }
        Claim claim = handler.claim();
        log.warn("Handler {} does not end: {} runs again after the start", claim.handler(), claim.event());
        try {
            queue.release(claim);
        } catch (RuntimeException e) {
            log.warn("Delivery {} could not be released: its run counts", claim.delivery(), e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void joinAll(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (RunningHandler handler : running) {
            handler.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }
}
