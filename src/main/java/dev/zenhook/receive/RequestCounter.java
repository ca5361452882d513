package dev.zenhook.receive;

import dev.zenhook.event.WebhookEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests by tenant and by what became of them, and those that are verified by their code as well. The labels are
 * ours: nothing that a stranger sends becomes one.
 */
final class RequestCounter {
    static final String NO_TENANT = "none";

    /** What alerts ask for. A series that begins with 1 has grown by nothing, as far as Prometheus can see. */
    private static final List<String> ALERTING =
            List.of("stored", "signature-not-valid", "inbox-unavailable", "keys-not-ready", "too-busy");

    private record Labels(String tenant, String outcome) {}

    private record EventLabels(String tenant, String code, String result) {}

    private final MeterRegistry meters;
    private final CodeLabels codes;
    /** The registry finds a counter as well, but sorts and hashes its labels for that, in each request. */
    private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

    private final Map<EventLabels, Counter> events = new ConcurrentHashMap<>();

    RequestCounter(MeterRegistry meters, CodeLabels codes) {
        this.meters = meters;
        this.codes = codes;
    }

    /** What alerts are about is to be seen as 0 from the start. */
    void expect(Collection<String> tenants) {
        tenants.forEach(tenant ->
                ALERTING.forEach(outcome -> counters.computeIfAbsent(new Labels(tenant, outcome), this::counter)));
    }

    void count(String tenant, String outcome) {
        counters.computeIfAbsent(new Labels(tenant, outcome), this::counter).increment();
    }

    void countEvent(WebhookEvent event, String result) {
        count(event.tenant(), result);
        count(new EventLabels(event.tenant(), codes.of(event), result));
    }

    void countUnreadable(String tenant, String result) {
        count(tenant, result);
        count(new EventLabels(tenant, CodeLabels.NONE, result));
    }

    private void count(EventLabels labels) {
        events.computeIfAbsent(labels, this::eventCounter).increment();
    }

    private Counter counter(Labels labels) {
        return Counter.builder("zenhook.requests")
                .description("Requests, by what became of them")
                .tag("tenant", labels.tenant())
                .tag("outcome", labels.outcome())
                .register(meters);
    }

    private Counter eventCounter(EventLabels labels) {
        return Counter.builder("zenhook.events")
                .description("Verified webhooks, by their code and by what they meant to the inbox")
                .tag("tenant", labels.tenant())
                .tag("code", labels.code())
                .tag("result", labels.result())
                .register(meters);
    }
}
