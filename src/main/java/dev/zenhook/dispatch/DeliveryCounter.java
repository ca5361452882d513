package dev.zenhook.dispatch;

import dev.zenhook.event.BoundedNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what became of deliveries, for each handler. */
final class DeliveryCounter {
    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";
    static final String PARKED = "parked";
    static final String RELEASED = "released";
    private static final List<String> ALL = List.of(SUCCEEDED, FAILED, PARKED, RELEASED);

    private final MeterRegistry meters;
    private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();
    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    /** Handlers that are not here: they may have had many names over the years. */
    private final BoundedNames strangers = new BoundedNames();

    private record Labels(String handler, String outcome) {}

    DeliveryCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What never happened is to be seen as 0, and not by its absence. */
    void expect(Collection<String> handlers) {
        ours.addAll(handlers);
        handlers.forEach(handler -> ALL.forEach(outcome -> counter(new Labels(handler, outcome))));
    }

    /** A run has ended. */
    void ran(String handler, String outcome) {
        counter(new Labels(handler, outcome)).increment();
    }

    /** What was parked in the inbox itself, for a handler that may be of the past, or another replica's. */
    void parkedWithoutARun(String handler, int deliveries) {
        String label = ours.contains(handler) ? handler : strangers.labelOf(handler);
        counter(new Labels(label, PARKED)).increment(deliveries);
    }

    private Counter counter(Labels labels) {
        return counters.computeIfAbsent(labels, this::register);
    }

    private Counter register(Labels labels) {
        return Counter.builder("zenhook.deliveries")
                .description("Runs of handlers, by what came of them, and what was parked without a run")
                .tag("handler", labels.handler())
                .tag("outcome", labels.outcome())
                .register(meters);
    }
}
