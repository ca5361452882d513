package dev.zenhook.receive;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.PrintableAscii;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.EntryKey;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is around a payload, as the vendor's n8n integration names it. The payload is never validated: it is the handler's.
 *
 * @param payload a JSON null where there is none
 */
@SuppressWarnings("MultipleNullnessAnnotations") // it may be null until it is validated
record Envelope(
        @NotNull(groups = Envelope.Ordinary.class, message = Envelope.MISSING)
        @Pattern(regexp = PrintableAscii.NAME, message = Envelope.NAME)
        @Nullable
        String eventId,

        @NotNull(groups = Envelope.Ordinary.class, message = Envelope.MISSING)
        @Pattern(regexp = PrintableAscii.NAME, message = Envelope.NAME)
        @Nullable
        String eventCode,

        @Pattern(regexp = PrintableAscii.NAME, message = Envelope.NAME) @Nullable
        String resourceId,

        @Nullable Instant eventDate,
        @Nullable Integer callAttempt,
        JsonNode payload,
        boolean test) {
    private static final String MISSING = "is missing";
    private static final String NAME = "must be " + PrintableAscii.RULE;

    /** What makes it one with its repetitions, which come with other bytes. */
    EntryKey key(RawBody body) {
        return eventId == null ? EntryKey.ofBody(body) : EntryKey.ofEventId(eventId);
    }

    /** The event that it is around. */
    WebhookEvent event(String tenant, RawBody body) {
        return new WebhookEvent(
                tenant,
                eventId == null ? body.sha256() : eventId,
                test || eventCode == null ? EventCode.TEST : new EventCode(eventCode),
                eventDate,
                resourceId,
                callAttempt,
                payload,
                body,
                test,
                false,
                0);
    }

    /** The constraints from which test events are free: no source says what those carry. */
    interface Ordinary {}
}
