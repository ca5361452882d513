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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How much is to be done, and for how long it has been, as it was when the database was asked last. */
final class BacklogGauges {
    private final Supplier<Backlog.Reading> reader;
    private final Supplier<? extends Collection<String>> handlers;
    private final MultiGauge ages;
    private volatile Backlog.@Nullable Reading latest;

    BacklogGauges(
            Supplier<Backlog.Reading> reader, Supplier<? extends Collection<String>> handlers, MeterRegistry meters) {
        this.reader = reader;
        this.handlers = handlers;
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
        latest = null;
        Backlog.Reading reading = reader.get();
        latest = reading;
        Map<String, Duration> overdue = new TreeMap<>();
        handlers.get().forEach(handler -> overdue.put(handler, Duration.ZERO));
        overdue.putAll(reading.overdue());
        ages.register(
                overdue.entrySet().stream()
                        .map(age -> MultiGauge.Row.of(
                                Tags.of("handler", age.getKey()), age.getValue().toMillis() / 1000.0))
                        .toList(),
                true);
    }

    private double deliveries(DeliveryStatus status) {
        Backlog.Reading reading = latest;
        return reading == null ? Double.NaN : reading.deliveries().getOrDefault(status, 0);
    }
}
