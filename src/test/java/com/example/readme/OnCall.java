package com.example.readme;

import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListener;
import org.springframework.stereotype.Component;

@Component
class OnCall implements ParkedListener {
    private final Mailer mailer;

    OnCall(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public void parked(ParkedDelivery delivery) {
        mailer.send(delivery.event().id(), delivery.handler() + " gave up: " + delivery.reason());
    }
}
