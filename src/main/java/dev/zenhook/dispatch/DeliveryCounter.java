package dev.zenhook.dispatch;

import dev.zenhook.event.BoundedNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what became of deliveries, for each handler. */
final class DeliveryCounter {
    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";
    static final String PARKED = "parked";
    static final String RELEASED = "released";
    private static final List<String> ALL = List.of(SUCCEEDED, FAILED, PARKED, RELEASED);

    private final Meter.MeterProvider<Counter> deliveries;
    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    /** Handlers that are not here: they may have had many names over the years. */
    private final BoundedNames strangers = new BoundedNames();

    DeliveryCounter(MeterRegistry meters) {
        this.deliveries = Counter.builder("zenhook.deliveries")
                .description("Runs of handlers, by what came of them, and what was parked without a run")
                .withRegistry(meters);
    }

    /** What never happened is to be seen as 0, and not by its absence. */
    void expect(Collection<String> handlers) {
        ours.addAll(handlers);
        handlers.forEach(handler -> ALL.forEach(outcome -> counter(handler, outcome)));
    }

    /** A run has ended. */
    void ran(String handler, String outcome) {
        counter(handler, outcome).increment();
    }

    /** What was parked in the inbox itself, for a handler that may be of the past, or another replica's. */
    void parkedWithoutARun(String handler, int count) {
        String label = ours.contains(handler) ? handler : strangers.labelOf(handler);
        counter(label, PARKED).increment(count);
    }

    private Counter counter(String handler, String outcome) {
        return deliveries.withTags("handler", handler, "outcome", outcome);
    }
}
