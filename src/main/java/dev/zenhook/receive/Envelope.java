package dev.zenhook.receive;

import dev.zenhook.event.PrintableAscii;
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

    /** The constraints from which test events are free: no source says what those carry. */
    interface Ordinary {}
}
