package dev.zenhook.receive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** In an outage many requests fail alike, and strangers may decide how many: the log tells it once a minute. The metric counts. */
final class Outages {
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private record Outage(String tenant, String outcome) {}

    private final Map<Outage, Long> told = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that is never set, such as System::nanoTime */
    Outages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean isToBeTold(String tenant, String outcome) {
        long now = nanoTime.getAsLong();
        // Whoever changes it tells it; all others find it changed.
        Outage outage = new Outage(tenant, outcome);
        Long before = told.get(outage);
        return before == null
                ? told.putIfAbsent(outage, now) == null
                : now - before >= PAUSE && told.replace(outage, before, now);
    }
}
