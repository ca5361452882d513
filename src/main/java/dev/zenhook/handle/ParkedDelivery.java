package dev.zenhook.handle;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is not tried again by itself.
 *
 * @param handler the id of the handler that should have dealt with the event
 * @param event the event, which stays in the inbox
 * @param reason why it was parked
 * @param attempts how often the handler ran
 * @param lastError the last failure, if there was one
 */
public record ParkedDelivery(
        String handler,
        WebhookEvent event,
        ParkedReason reason,
        int attempts,
        @Nullable String lastError) {}
