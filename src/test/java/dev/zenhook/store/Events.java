package dev.zenhook.store;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import dev.zenhook.testkit.Webhook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Events that may be stored. */
final class Events {
    private Events() {}

    /** Of the tenant {@code main} and of no resource. */
    static WebhookEvent event(String id) {
        return of("main", id, null);
    }

    static WebhookEvent event(String id, String resource) {
        return of("main", id, resource);
    }

    /** @param date null: it has none */
    static WebhookEvent dated(String id, @Nullable Instant date) {
        return of("main", id, null, date);
    }

    static WebhookEvent of(String tenant, String id, @Nullable String resource) {
        return of(tenant, id, resource, Instant.parse("2026-06-06T11:39:22.739326Z"));
    }

    static WebhookEvent of(String tenant, String id, @Nullable String resource, @Nullable Instant date) {
        RawBody body = RawBody.of(Webhook.event("customer.created").id(id).body());
        return new WebhookEvent(
                tenant,
                id,
                EventCode.CUSTOMER_CREATED,
                date,
                resource,
                1,
                WireFormat.payload(WireFormat.read(body.bytes())),
                body,
                false,
                false,
                0);
    }

    /** A test event of the tenant {@code main}. */
    static WebhookEvent test(String id, String listener) {
        return test("main", id, listener, Instant.parse("2026-06-06T11:39:22.739326Z"));
    }

    static WebhookEvent test(String tenant, String id, String listener, @Nullable Instant date) {
        RawBody body = RawBody.of(Webhook.testEvent().id(id).resource(listener).body());
        return new WebhookEvent(
                tenant, id, EventCode.TEST, date, listener, 1, NullNode.getInstance(), body, true, false, 0);
    }

    /** The test event without a body. */
    static WebhookEvent emptyTest() {
        return emptyTest("main");
    }

    static WebhookEvent emptyTest(String tenant) {
        RawBody body = RawBody.of(new byte[0]);
        return new WebhookEvent(
                tenant, body.sha256(), EventCode.TEST, null, null, null, NullNode.getInstance(), body, true, false, 0);
    }

    /** As its handler receives it. */
    static WebhookEvent withLease(WebhookEvent event, long lease) {
        return new WebhookEvent(
                event.tenant(),
                event.id(),
                event.code(),
                event.date(),
                event.resourceId(),
                event.attempt(),
                event.payload(),
                event.body(),
                event.test(),
                event.replay(),
                lease);
    }
}
