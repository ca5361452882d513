package dev.zenhook.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event, as a handler receives it. Its envelope is the one that the vendor's n8n integration names
 * (Nalpeiron/integrations-n8n 1.1.1).
 *
 * <p>The signature says who sent the event, not when: what is new is told by {@link #id}, what came first by {@link #date}.
 *
 * @param tenant the account that sent it, by its name in the settings
 * @param id the event's id, the same in every repetition: the key by which a handler recognises what it has already done.
 *     A test event that brings none is named {@code sha256:} and the hash of its body
 * @param code what happened; {@link EventCode#TEST} for every test event, whatever code it was sent with
 * @param date when it happened, to the microsecond; null if Zentitle2 did not say, or not legibly
 * @param resourceId what it happened to, such as {@code ent_…}; deliveries of one resource keep their order
 * @param attempt Zentitle2's count of its calls for this event, from 1, in the call that was stored; null if it did not say
 * @param payload the payload as JSON; a JSON null where there is none
 * @param body the body as it was received and verified, byte for byte
 * @param test whether this is a test event: an empty payload for a webhook listener
 * @param replay whether an operator asked for this run, and not Zentitle2
 * @param lease a fencing token: higher at each run than at any earlier one of the same handler and resource. Who writes it
 *     down with what it writes can refuse a run that was believed dead and comes back late. 0 before a run
 */
public record WebhookEvent(
        String tenant,
        String id,
        EventCode code,
        @Nullable Instant date,
        @Nullable String resourceId,
        @Nullable Integer attempt,
        JsonNode payload,
        RawBody body,
        boolean test,
        boolean replay,
        long lease) {

    /** Names the event without its content, so that it may stand in any log. */
    @Override
    public String toString() {
        return code + " " + id + (resourceId == null ? "" : " of " + resourceId) + " (tenant " + tenant + ")";
    }
}
