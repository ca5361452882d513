package dev.zenhook.dispatch;

import dev.zenhook.event.LogContext;
import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handlers at work: a thread each, a bounded number of each, interrupted when one takes too long. */
final class Runs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final Duration UNTIL_IT_IS_TRIED_AGAIN = Duration.ofSeconds(1);

    private final DeliveryRun deliveryRun;
    private final Handlers handlers;
    private final DeliveryQueue queue;
    private final DispatchProperties properties;
    private final HandlerThreads threads;
    private final Set<RunningHandler> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("zenhook-watch").factory());

    Runs(
            DeliveryRun deliveryRun,
            Handlers handlers,
            DeliveryQueue queue,
            DispatchProperties properties,
            HandlerThreads threads) {
        this.deliveryRun = deliveryRun;
        this.handlers = handlers;
        this.queue = queue;
        this.properties = properties;
        this.threads = threads;
        watch.setRemoveOnCancelPolicy(true); // or each run would leave something here until its timeout
    }

    void countIn(MeterRegistry meters) {
        meters.gauge("zenhook.handlers.running", running, Set::size);
        meters.gauge(
                "zenhook.handlers.stuck",
                running,
                all -> all.stream().filter(RunningHandler::isStuck).count());
    }

    /** How many more of each handler may start now. One that hangs takes up its own places, and nobody else's. */
    Map<String, Integer> free() {
        Map<String, Integer> free = new HashMap<>();
        handlers.ids().forEach(id -> free.put(id, handlers.concurrency(id).orElse(properties.concurrency())));
        running.forEach(run -> free.merge(run.claim().handler(), -1, Integer::sum));
        return free;
    }

    /** All that have begun, until what came of them is among the outcomes. */
    Collection<RunningHandler> running() {
        return List.copyOf(running);
    }

    /**
     * Where the machine gives no more threads, the delivery waits, and is not lost.
     *
     * @param heldUntil the nanoTime at which the claim's lease ends
     */
    void start(Claim claim, long heldUntil) {
        RunningHandler handler = null;
        try {
            handler = new RunningHandler(claim, heldUntil, this::run);
            running.add(handler);
            threads.start(claim.handler(), handler);
        } catch (OutOfMemoryError e) {
            deliveryRun.release(claim, UNTIL_IT_IS_TRIED_AGAIN);
            if (handler != null) {
                running.remove(handler);
            }
            LogContext.around(
                    claim.event(),
                    claim.handler(),
                    () -> log.error("There is no thread for handler {}: {} waits", claim.handler(), claim.event(), e));
        }
    }

    /**
     * Whatever fails, an Error included, the claim does not stay without an outcome: its resource would wait for ever. What is
     * logged comes last, as even that may fail.
     */
    @SuppressWarnings("CatchingUnchecked")
    private void run(RunningHandler handler) {
        try {
            watched(handler);
        } catch (Throwable e) {
            Claim claim = handler.claim();
            if (!handler.isJudged()) {
                deliveryRun.release(claim, UNTIL_IT_IS_TRIED_AGAIN);
            }
            LogContext.around(claim.event(), claim.handler(), () -> tell(claim, e));
        } finally {
            running.remove(handler);
            queue.wake();
        }
    }

    private static void tell(Claim claim, Throwable failure) {
        log.error(
                "What came of handler {} at {} could not be told: {}",
                claim.handler(),
                claim.event(),
                FailurePlace.of(failure));
        log.debug("It could not be told", failure);
    }

    private void watched(RunningHandler handler) {
        long timeout = properties.handlerTimeout().toMillis();
        Future<?> watching =
                watch.scheduleAtFixedRate(() -> interrupt(handler), timeout, timeout, TimeUnit.MILLISECONDS);
        try {
            deliveryRun.run(handler);
        } finally {
            watching.cancel(false);
        }
    }

    private void interrupt(RunningHandler handler) {
        Claim claim = handler.claim();
        boolean again = handler.isStuck();
        if (handler.interruptForTimeout()) {
            LogContext.around(
                    claim.event(),
                    claim.handler(),
                    () -> log.warn(
                            "Handler {} {} at {}: interrupted after {}. Its place is kept until it ends",
                            claim.handler(),
                            again ? "is stuck" : "takes too long",
                            claim.event(),
                            properties.handlerTimeout()));
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
        if (!handler.abandon()) {
            return;
        }
        Claim claim = handler.claim();
        LogContext.around(
                claim.event(),
                claim.handler(),
                () -> log.warn(
                        "Handler {} does not end: {} runs again after the start", claim.handler(), claim.event()));
        // It may go on until the process has ended, and no other replica is to run it beside that.
        deliveryRun.release(claim, queue.lease());
    }

    @Override
    public void close() {
        watch.shutdownNow();
        threads.close();
    }

    private void joinAll(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (RunningHandler handler : running) {
            handler.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }
}
