package dev.zenhook.dispatch;

import dev.zenhook.event.LogContext;
import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListeners;
import dev.zenhook.store.Parked;
import dev.zenhook.store.ParkedDeliveries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of parked deliveries, on a thread of its own, so that a slow listener holds up no handler. */
final class ParkedAnnouncer {
    private static final Logger log = LoggerFactory.getLogger(ParkedAnnouncer.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    /** Another replica may have parked something, and be gone before it could tell. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private static final int BATCH = 20;

    private final ParkedDeliveries deliveries;
    private final ParkedListeners listeners;
    private final DeliveryCounter counter;
    private final Duration betweenLooks;
    private final Semaphore news = new Semaphore(1);
    private @Nullable Thread thread;

    ParkedAnnouncer(ParkedDeliveries deliveries, ParkedListeners listeners, DeliveryCounter counter) {
        this(deliveries, listeners, counter, BETWEEN_LOOKS);
    }

    /** @param betweenLooks how long no news are believed to be none */
    ParkedAnnouncer(
            ParkedDeliveries deliveries, ParkedListeners listeners, DeliveryCounter counter, Duration betweenLooks) {
        this.deliveries = deliveries;
        this.listeners = listeners;
        this.counter = counter;
        this.betweenLooks = betweenLooks;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("zenhook-parked").start(this::loop);
    }

    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    void wake() {
        news.release();
    }

    /** @param byHandler how many deliveries were parked by a statement over many, which no run has counted */
    void parkedWithoutARun(Map<String, Integer> byHandler) {
        byHandler.forEach(counter::parkedWithoutARun);
        if (!byHandler.isEmpty()) {
            wake();
        }
    }

    private void loop() {
        try {
            while (true) {
                Duration pause = announceAll() ? betweenLooks : PAUSE_AFTER_FAILURE;
                if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever fails, an Error included, is no reason to tell nothing more. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean announceAll() {
        boolean allTold = true;
        long last = 0;
        try {
            List<Parked> batch = deliveries.unannounced(last, BATCH);
            while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
                for (Parked parked : batch) {
                    allTold &= announce(parked);
                    last = parked.delivery();
                }
                batch = deliveries.unannounced(last, BATCH);
            }
            return allTold;
        } catch (RuntimeException e) {
            log.warn("Parked deliveries could not be read, trying again in {}", PAUSE_AFTER_FAILURE, e);
            return false;
        } catch (Throwable e) {
            log.error("Parked deliveries could not be told of, trying again in {}", PAUSE_AFTER_FAILURE, e);
            return false;
        }
    }

    private boolean announce(Parked parked) {
        AtomicBoolean told = new AtomicBoolean();
        LogContext.around(parked.event(), parked.handler(), () -> told.set(tell(parked)));
        if (told.get()) {
            deliveries.announced(parked);
        }
        return told.get();
    }

    /** Whatever a user's listener throws, an Error included: it must not end this thread. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean tell(Parked parked) {
        try {
            listeners.tell(new ParkedDelivery(
                    parked.handler(), parked.event(), parked.reason(), parked.attempts(), parked.lastError()));
            return true;
        } catch (Throwable e) {
            log.warn(
                    "A ParkedListener failed, and will be told again that handler {} has not done {}: {}",
                    parked.handler(),
                    parked.event(),
                    FailurePlace.of(e));
            log.debug("Failure of a ParkedListener", e);
            return false;
        }
    }
}
