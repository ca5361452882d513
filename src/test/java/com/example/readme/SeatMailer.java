package com.example.readme;

import dev.zenhook.event.SeatPayload;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import org.springframework.stereotype.Component;

@Component
class SeatMailer {
    private final Mailer mailer;

    SeatMailer(Mailer mailer) {
        this.mailer = mailer;
    }

    @OnWebhookEvent("entitlement.seat.*")
    void seatChanged(WebhookEvent event, SeatPayload payload) {
        mailer.send(event.id(), event.code() + ": " + payload.seatName() + ", " + payload.seatsUsed() + " in use");
    }
}
