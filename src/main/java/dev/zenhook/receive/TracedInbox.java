package dev.zenhook.receive;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.EntryKey;
import dev.zenhook.store.Inbox;
import dev.zenhook.store.Proof;
import dev.zenhook.store.Receipt;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inbox, with a span for each receipt. It is stored with the entry where that stands in its trace, so that the runs of
 * its handlers, which come later and perhaps at another replica, belong to the same one.
 */
final class TracedInbox {
    private final Inbox inbox;
    private final ObservationRegistry observations;

    /** @param observations does nothing if nobody traces */
    TracedInbox(Inbox inbox, ObservationRegistry observations) {
        this.inbox = inbox;
        this.observations = observations;
    }

    /**
     * As {@link Inbox#store}.
     *
     * @param senderTrace what {@link SenderTrace} has written down, which the span tells and does not belong to
     */
    Receipt store(EntryKey key, WebhookEvent event, Proof proof, List<String> handlers, @Nullable String senderTrace) {
        if (observations.isNoop()) {
            return inbox.store(key, event, proof, handlers, null);
        }
        Map<String, String> carrier = new HashMap<>();
        Observation receipt = observation(event, carrier);
        if (senderTrace != null) {
            receipt.highCardinalityKeyValue("sender.trace", senderTrace);
        }
        return Objects.requireNonNull(receipt.observe(() -> {
            Receipt result = inbox.store(key, event, proof, handlers, carrier.get("traceparent"));
            receipt.lowCardinalityKeyValue("result", result.name());
            return result;
        }));
    }

    private Observation observation(WebhookEvent event, Map<String, String> carrier) {
        SenderContext<Map<String, String>> context =
                new SenderContext<>((map, name, value) -> carrier.put(name, value), Kind.PRODUCER);
        context.setCarrier(carrier);
        return Observation.createNotStarted("zenhook.receipt", () -> context, observations)
                .contextualName("receive " + event.code())
                .lowCardinalityKeyValue("tenant", event.tenant())
                .highCardinalityKeyValue("code", event.code().value())
                .highCardinalityKeyValue("eventId", event.id());
    }

    /** As {@link Inbox#storeUnreadable}: it has no handlers, so there is nothing to follow. */
    Receipt storeUnreadable(String tenant, RawBody body, Proof proof, String problems) {
        return inbox.storeUnreadable(tenant, body, proof, problems);
    }
}
