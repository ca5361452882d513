package dev.zenhook.register;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came of one thing that is done for a tenant. */
record Tally(MeterRegistry meters, String name, String tenant) {
    void count(String outcome) {
        meters.counter(name, "tenant", tenant, "outcome", outcome).increment();
    }
}
