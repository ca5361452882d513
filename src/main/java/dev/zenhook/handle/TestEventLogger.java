package dev.zenhook.handle;

import dev.zenhook.event.WebhookEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the question that a test event asks: does it arrive? */
@OnWebhookEvent("webhook.test")
final class TestEventLogger implements WebhookHandler {
    private static final Logger log = LoggerFactory.getLogger(TestEventLogger.class);

    @Override
    public void handle(WebhookEvent event) {
        String listener = event.resourceId() == null ? "that did not name itself" : event.resourceId();
        log.info("Test event from listener {} received, signature valid (tenant {})", listener, event.tenant());
    }
}
