package com.example.licences;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A user's handler, in a package of the user's. */
@Component
public class LicenceMailer {
    public final List<String> seen = new CopyOnWriteArrayList<>();

    @OnWebhookEvent("entitlement.*")
    void licenceChanged(WebhookEvent event) {
        seen.add(event.id());
    }
}
