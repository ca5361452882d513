package com.example.bench.idler;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import org.springframework.stereotype.Component;

/** A handler that does nothing: what is left is the cost of the delivery. */
@Component
public class Idler {
    @OnWebhookEvent("*")
    public void event(WebhookEvent event) {}
}
