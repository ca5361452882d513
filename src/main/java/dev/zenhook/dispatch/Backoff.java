package dev.zenhook.dispatch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after a failure: exponentially longer, up to a limit, and never at the same moment as the others. */
record Backoff(Duration first, double factor, Duration max) {
    /**
     * @param attempt how often the handler has failed, from 1
     * @param random gives numbers from 0 to 1; the wait lies between half and all of the full one
     */
    Duration after(int attempt, DoubleSupplier random) {
        double full = Math.min((double) first.toMillis() * Math.pow(factor, attempt - 1.0), (double) max.toMillis());
        return Duration.ofMillis(Math.max(1, Math.round(full * (0.5 + random.getAsDouble() / 2))));
    }
}
