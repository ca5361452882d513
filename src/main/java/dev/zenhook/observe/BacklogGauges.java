package dev.zenhook.observe;

import dev.zenhook.store.Backlog;
import dev.zenhook.store.DeliveryStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How much is to be done, and for how long it has been, as it was when the database was asked last. */
final class BacklogGauges {
    /** After it, what the database said is not what is; it may let a question wait without an end. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<Backlog.Reading> reader;
    private final Supplier<? extends Collection<String>> handlers;
    private final LongSupplier nanoTime;
    private final MultiGauge ages;
    private volatile @Nullable Look latest;

    private record Look(Backlog.Reading reading, long at) {}

    BacklogGauges(
            Supplier<Backlog.Reading> reader,
            Supplier<? extends Collection<String>> handlers,
            MeterRegistry meters,
            LongSupplier nanoTime) {
        this.reader = reader;
        this.handlers = handlers;
        this.nanoTime = nanoTime;
        Gauge.builder("zenhook.inbox.readable", this, gauges -> gauges.fresh() == null ? 0 : 1)
                .description("1 if the inbox was read in the last minute, and at the last attempt, else 0")
                .register(meters);
        for (DeliveryStatus status : Backlog.STATUSES) {
            Gauge.builder("zenhook.backlog", this, gauges -> gauges.deliveries(status))
                    .description("Deliveries of all replicas that are not done; " + Backlog.LIMIT
                            + " stands for as many or more")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        this.ages = MultiGauge.builder("zenhook.backlog.age")
                .description("For how long the delivery has been due that fell due first, by handler")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Asks the database. While it does not answer, the gauges show nothing rather than what was. */
    void look() {
        try {
            Backlog.Reading reading = reader.get();
            latest = new Look(reading, nanoTime.getAsLong());
            show(reading.overdue());
        } catch (RuntimeException | Error e) {
            latest = null;
            throw e;
        }
    }

    private void show(Map<String, Duration> due) {
        Map<String, Duration> overdue = new TreeMap<>();
        handlers.get().forEach(handler -> overdue.put(handler, Duration.ZERO));
        overdue.putAll(due);
        ages.register(
                overdue.entrySet().stream()
                        .map(age -> MultiGauge.Row.of(Tags.of("handler", age.getKey()), () -> seconds(age.getValue())))
                        .toList(),
                true);
    }

    private double seconds(Duration age) {
        return fresh() == null ? Double.NaN : age.toMillis() / 1000.0;
    }

    private double deliveries(DeliveryStatus status) {
        Backlog.Reading reading = fresh();
        return reading == null ? Double.NaN : reading.deliveries().getOrDefault(status, 0);
    }

    private Backlog.@Nullable Reading fresh() {
        Look answer = latest;
        return answer == null || nanoTime.getAsLong() - answer.at() > FRESH.toNanos() ? null : answer.reading();
    }
}
