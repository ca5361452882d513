package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import org.jspecify.annotations.Nullable;

/**
 * A parked delivery of which the listeners have not been told.
 *
 * @param delivery the delivery's number
 * @param handler the id of its handler
 * @param event the event that was not handled
 * @param reason why it was parked
 * @param attempts how often the handler ran
 * @param lastError the last failure, if there was one
 */
public record Parked(
        long delivery,
        String handler,
        WebhookEvent event,
        ParkedReason reason,
        int attempts,
        @Nullable String lastError) {}
