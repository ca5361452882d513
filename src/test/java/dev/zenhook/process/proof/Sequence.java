package dev.zenhook.process.proof;

import dev.zenhook.testkit.Webhook;
import java.time.Instant;

/**
 * The events of one resource, in the order in which they are sent.
 *
 * @param eventDate when all of them happened, as the load says
 */
record Sequence(int resource, Instant eventDate) {
    String id(int number) {
        return "event_" + resource + "_" + number;
    }

    /** The number within its resource's sequence. */
    static int numberOf(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
    }

    /** As Zentitle2 sends it for that time: the body of each attempt is another one. */
    byte[] body(int number, int attempt) {
        return Webhook.event("customer.updated")
                .id(id(number))
                .resource("cust_" + resource)
                .with("eventDate", "\"" + eventDate + "\"")
                .with("callAttempt", Integer.toString(attempt))
                .body();
    }
}
