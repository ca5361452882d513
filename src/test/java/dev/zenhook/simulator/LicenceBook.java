package dev.zenhook.simulator;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A sample handler that keeps a book of customers and licences; of seats, others take care. */
final class LicenceBook {
    private static final Logger log = LoggerFactory.getLogger(LicenceBook.class);

    @OnWebhookEvent({
        "customer.*",
        "entitlement.created",
        "entitlement.updated",
        "entitlement.activated",
        "entitlement.renewed",
        "entitlement.expire*",
        "entitlement.maintenance.*",
        "entitlement.provision",
        "entitlement.group.*",
        "entitlement.usage.summary"
    })
    void note(WebhookEvent event) {
        log.info("Licence book     {}: {}{}", event.code(), event.resourceId(), details(event.payload()));
    }

    private static String details(JsonNode payload) {
        if (payload.has("name")) {
            return ", " + payload.get("name").asString();
        }
        return payload.has("expiresAt")
                ? ", until " + payload.get("expiresAt").asString().substring(0, 10)
                : "";
    }
}
