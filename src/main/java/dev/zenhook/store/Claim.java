package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import java.time.Instant;

/**
 * A delivery that was claimed: from now on its handler runs, until an outcome is given to the {@link DeliveryQueue}.
 *
 * @param delivery the delivery's number
 * @param handler the id of the handler that is to run
 * @param attempt counts the runs of this delivery from 1, this one included
 * @param createdAt when the delivery was written
 * @param event what the handler is to receive
 */
public record Claim(long delivery, String handler, int attempt, Instant createdAt, WebhookEvent event) {}
