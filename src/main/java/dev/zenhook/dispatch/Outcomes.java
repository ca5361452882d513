package dev.zenhook.dispatch;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what came of a run, and keeps trying while the database does not answer: the handler has run, that stays true. */
final class Outcomes {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
    private static final int LONGEST_ERROR = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DeliveryQueue queue;
    private final ParkedAnnouncer announcer;
    private final MeterRegistry meters;

    Outcomes(DeliveryQueue queue, ParkedAnnouncer announcer, MeterRegistry meters) {
        this.queue = queue;
        this.announcer = announcer;
        this.meters = meters;
    }

    void succeeded(Claim claim) {
        record(claim, "succeeded", () -> queue.succeeded(claim));
        log.debug("Handler {} has done {}", claim.handler(), claim.event());
    }

    void failed(Claim claim, Duration delay, Throwable failure) {
        log.warn(
                "Handler {} failed at attempt {} for {}, next attempt in {} ms: {}",
                claim.handler(),
                claim.attempt(),
                claim.event(),
                delay.toMillis(),
                describe(failure));
        record(claim, "failed", () -> queue.retry(claim, delay, describe(failure)));
        log.debug("Failure of handler {}", claim.handler(), failure);
    }

    void parked(Claim claim, ParkedReason reason, Throwable failure) {
        record(claim, "parked", () -> queue.park(claim, reason, describe(failure)));
        announcer.wake();
        log.debug("Failure of handler {}", claim.handler(), failure);
    }

    void released(Claim claim) {
        record(claim, "released", () -> queue.release(claim));
    }

    private void record(Claim claim, String outcome, Runnable recording) {
        meters.counter("zenhook.deliveries", "handler", claim.handler(), "outcome", outcome)
                .increment();
        while (true) {
            try {
                recording.run();
                return;
            } catch (RuntimeException e) {
                log.warn("The outcome of delivery {} could not be recorded, trying again", claim.delivery(), e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException shutdown) {
                log.warn("Delivery {} ends without its outcome recorded and runs again", claim.delivery());
                return;
            }
        }
    }

    /** One line, and not a long one: it goes into the log and the inbox. A user's message may hold anything. */
    private static String describe(Throwable failure) {
        String text = text(failure).replaceAll("\\p{Cntrl}+", " ");
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    /** A user's exception that fails even to say what it is must not keep its delivery from being recorded. */
    @SuppressWarnings("CatchingUnchecked")
    private static String text(Throwable failure) {
        try {
            return String.valueOf(failure.toString());
        } catch (Throwable speechless) {
            return failure.getClass().getName();
        }
    }
}
