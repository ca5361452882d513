package dev.zenhook.register;

import dev.zenhook.register.ManagementApiException.TooManyRequests;
import dev.zenhook.register.ManagementApiException.Unavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Asks again, three times at most, after what may pass: too many requests, a fault on Zentitle2's side, a broken
 * connection. In between it waits as long as Zentitle2 asks for, or half a second, one, two. It asks no more
 * if that is longer than a minute, or it is interrupted.
 */
final class Retries {
    private static final Logger log = LoggerFactory.getLogger(Retries.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Sleep sleep;
    private final ExponentialBackOff waits = new ExponentialBackOff(500, 2);

    /** Lets the thread wait. */
    @FunctionalInterface
    interface Sleep {
        void of(Duration wait) throws InterruptedException;
    }

    Retries(Sleep sleep) {
        this.sleep = sleep;
        waits.setMaxAttempts(3);
        waits.setJitter(250);
    }

    <T extends @Nullable Object> T run(Call call, Supplier<T> attempt) {
        BackOffExecution left = waits.start();
        while (true) {
            try {
                return attempt.get();
            } catch (ManagementApiException e) {
                long wait = mayPass(call, e) ? left.nextBackOff() : BackOffExecution.STOP;
                if (wait == BackOffExecution.STOP || !waited(e, Duration.ofMillis(wait))) {
                    throw e;
                }
            }
        }
    }

    private static boolean mayPass(Call call, ManagementApiException failure) {
        return failure instanceof TooManyRequests
                || (failure instanceof Unavailable gone && (call.repeatable() || !gone.perhapsDone()));
    }

    private boolean waited(ManagementApiException failure, Duration ours) {
        Duration theirs = failure.error().retryAfter();
        Duration wait = theirs == null ? ours : theirs;
        if (wait.compareTo(LONGEST_WAIT) > 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        log.debug("{} Asking again in {} ms.", failure.getMessage(), wait.toMillis());
        try {
            sleep.of(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
