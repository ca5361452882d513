package dev.zenhook.dispatch;

import dev.zenhook.event.LogContext;
import dev.zenhook.event.ParkedReason;
import dev.zenhook.handle.Handlers;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.store.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the handler of one claim and judges what came of it. */
final class DeliveryRun {
    private static final Logger log = LoggerFactory.getLogger(DeliveryRun.class);

    private final Handlers handlers;
    private final Outcomes outcomes;
    private final Backoff backoff;
    private final Duration giveUpAfter;
    private final Clock clock;
    private final RunWatch watch;

    DeliveryRun(Handlers handlers, Outcomes outcomes, DispatchProperties properties, Clock clock, RunWatch watch) {
        this.handlers = handlers;
        this.outcomes = outcomes;
        this.backoff = new Backoff(properties.firstDelay(), properties.delayFactor(), properties.maxDelay());
        this.giveUpAfter = properties.giveUpAfter();
        this.clock = clock;
        this.watch = watch;
    }

    /** Returns with an outcome that is to be recorded, whatever the handler throws. */
    void run(RunningHandler running) {
        Claim claim = running.claim();
        LogContext.around(claim.event(), claim.handler(), () -> run(running, claim));
    }

    private void run(RunningHandler running, Claim claim) {
        watch.observe(
                claim,
                () -> {
                    Throwable failure = handle(claim);
                    running.ended();
                    return failure;
                },
                failure -> judge(running, claim, failure));
    }

    /** The outcome first, and then what is logged of it: that may fail, as a user's exception is told. */
    private void judge(RunningHandler running, Claim claim, @Nullable Throwable failure) {
        if (running.isJudged()) {
            log.debug("Handler {} has ended at {}, and nobody has waited for it", claim.handler(), claim.event());
        } else if (failure == null) {
            outcomes.succeeded(claim);
            running.judged();
            log.debug("Handler {} has done {}", claim.handler(), claim.event());
        } else if (failure instanceof UnrecoverableException) {
            outcomes.parked(claim, ParkedReason.UNRECOVERABLE, failure);
            running.judged();
            log.debug("Failure of handler {}", claim.handler(), failure);
        } else if (running.endedByShutdown()) {
            outcomes.released(claim);
            running.judged();
        } else {
            retryOrGiveUp(running, claim, failure);
        }
    }

    /** The run is not waited for any longer, and does not count. */
    void release(Claim claim, Duration delay) {
        outcomes.released(claim, delay);
    }

    /** Whatever a user's code throws, an Error included, is a failed attempt and no reason to lose the delivery. */
    @SuppressWarnings("CatchingUnchecked")
    private @Nullable Throwable handle(Claim claim) {
        try {
            handlers.find(claim.handler()).orElseThrow().handle(claim.event());
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void retryOrGiveUp(RunningHandler running, Claim claim, Throwable failure) {
        Duration delay =
                backoff.after(claim.attempt(), () -> ThreadLocalRandom.current().nextDouble());
        boolean tooLate = clock.instant().plus(delay).isAfter(claim.createdAt().plus(giveUpAfter));
        if (tooLate) {
            outcomes.parked(claim, ParkedReason.GAVE_UP, failure);
            running.judged();
        } else {
            outcomes.failed(claim, delay, failure);
            running.judged();
            log.warn(
                    "Handler {} failed at attempt {} for {}, next attempt in {} ms: {}",
                    claim.handler(),
                    claim.attempt(),
                    claim.event(),
                    delay.toMillis(),
                    FailurePlace.of(failure));
        }
        log.debug("Failure of handler {}", claim.handler(), failure);
    }
}
