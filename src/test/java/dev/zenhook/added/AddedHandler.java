package dev.zenhook.added;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Only where a test asks for it: all others are Zenhook's own application, too. */
@Component
@Profile("added")
class AddedHandler {
    @OnWebhookEvent("customer.*")
    void take(WebhookEvent event) {}
}
