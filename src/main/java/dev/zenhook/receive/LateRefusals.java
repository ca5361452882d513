package dev.zenhook.receive;

import dev.zenhook.accept.Guest;
import dev.zenhook.verify.KeysNotReadyException;
import dev.zenhook.verify.SignatureRejectedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a flood of requests that are refused wait for its answers: so many in a second are answered at once, all others a second
 * or two later. Until then their connections bring no more, so a flood is no faster than it has connections; and no thread
 * waits with it. All that anybody can send again and again at once is late or not alike, whatever the cause of its refusal.
 */
final class LateRefusals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LateRefusals.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int promptEachSecond;
    private final Counter late;
    private final LongSupplier nanoTime;
    private final ScheduledThreadPoolExecutor timer;

    private long secondBegan;
    private int promptInSecond;

    /** @param nanoTime a clock that is never set, such as System::nanoTime */
    LateRefusals(int promptEachSecond, MeterRegistry meters, LongSupplier nanoTime) {
        this(
                promptEachSecond,
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("zenhook-late").factory()),
                meters,
                nanoTime);
    }

    /** @param timer lets them wait; it is closed together with this */
    LateRefusals(int promptEachSecond, ScheduledThreadPoolExecutor timer, MeterRegistry meters, LongSupplier nanoTime) {
        this.promptEachSecond = promptEachSecond;
        this.timer = timer;
        this.late = meters.counter("zenhook.refusals.late");
        this.nanoTime = nanoTime;
        this.secondBegan = nanoTime.getAsLong();
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Whether this one's answer is to wait. It is counted. */
    boolean isLate(Throwable failure) {
        if (!isCheapToSend(failure) || isPrompt()) {
            return false;
        }
        late.increment();
        return true;
    }

    /** What anybody can send again and again; not what has waited already, nor what the inbox failed at. */
    private static boolean isCheapToSend(Throwable failure) {
        return switch (failure) {
            case SignatureRejectedException rejected -> true;
            case KeysNotReadyException notReady -> true;
            case RefusedException.Forbidden forbidden -> true;
            case RefusedException.NotFound notFound -> true;
            case RefusedException.MethodNotAllowed notAllowed -> true;
            case RefusedException.TwoLengths twoLengths -> true;
            case RefusedException.Encoded encoded -> true;
            case RefusedException.TooLarge tooLarge -> true;
            default -> false;
        };
    }

    private synchronized boolean isPrompt() {
        long now = nanoTime.getAsLong();
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            promptInSecond = 0;
        }
        return ++promptInSecond <= promptEachSecond;
    }

    /**
     * Has the request dispatched anew, once: when it is time, or when its connection is to end. Each at a time of its own, or they
     * would all come back at once.
     */
    void dispatchLater(AsyncContext exchange, Guest guest) {
        exchange.setTimeout(LONGEST.toMillis());
        long delay = SECOND + ThreadLocalRandom.current().nextLong(SECOND);
        Future<?> inTime = timer.schedule(() -> dispatch(exchange), delay, TimeUnit.NANOSECONDS);
        guest.waits(() -> {
            if (inTime.cancel(false)) {
                dispatch(exchange);
            }
        });
    }

    /** How many wait for their time. */
    int waiting() {
        return timer.getQueue().size();
    }

    /** To a path that there is: that of the request may be none. */
    private static void dispatch(AsyncContext exchange) {
        try {
            exchange.dispatch("/");
        } catch (RuntimeException over) {
            log.debug("It has been dispatched, or the sender is gone", over);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
