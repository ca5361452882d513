package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was claimed: from now on its handler runs, until an {@link Outcome} is recorded.
 *
 * @param delivery the delivery's number
 * @param handler the id of the handler that is to run
 * @param attempt counts the runs of this delivery from 1, this one included
 * @param createdAt when the delivery was written
 * @param event what the handler is to receive, with the number of this claim's lease
 * @param trace where the event's receipt stands in its trace, as a traceparent; null if nobody traced it
 */
public record Claim(
        long delivery,
        String handler,
        int attempt,
        Instant createdAt,
        WebhookEvent event,
        @Nullable String trace) {
    /** The claim's fencing token: an outcome counts only while no later claim was given. */
    public long lease() {
        return event.lease();
    }
}
