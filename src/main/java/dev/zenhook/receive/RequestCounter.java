package dev.zenhook.receive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests by tenant and by what became of them. The labels are ours: nothing that a stranger sends becomes one. */
final class RequestCounter {
    static final String NO_TENANT = "none";

    private record Labels(String tenant, String outcome) {}

    private final MeterRegistry meters;
    /** The registry finds a counter as well, but sorts and hashes its labels for that, in each request. */
    private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

    RequestCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String tenant, String outcome) {
        counters.computeIfAbsent(new Labels(tenant, outcome), this::counter).increment();
    }

    private Counter counter(Labels labels) {
        return meters.counter("zenhook.requests", "tenant", labels.tenant(), "outcome", labels.outcome());
    }
}
