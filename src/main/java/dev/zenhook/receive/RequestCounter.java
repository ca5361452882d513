package dev.zenhook.receive;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests by tenant and by what became of them. The labels are ours: nothing that a stranger sends becomes one. */
final class RequestCounter {
    static final String NO_TENANT = "none";

    private final MeterRegistry meters;

    RequestCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String tenant, String outcome) {
        meters.counter("zenhook.requests", "tenant", tenant, "outcome", outcome).increment();
    }
}
