package dev.zenhook.dispatch;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.Claim;
import java.time.Instant;
import tools.jackson.databind.node.NullNode;

/** A claim of the handler {@code mailer}, on the event {@code event_1} of the tenant {@code main}. */
final class SomeClaim {
    private SomeClaim() {}

    static Claim of(long delivery) {
        WebhookEvent event = new WebhookEvent(
                "main",
                "event_1",
                EventCode.CUSTOMER_CREATED,
                null,
                null,
                1,
                NullNode.getInstance(),
                RawBody.of(new byte[0]),
                false,
                false,
                0);
        return new Claim(delivery, "mailer", 1, Instant.EPOCH, event, null);
    }
}
