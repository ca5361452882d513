package com.example.readme;

import static dev.zenhook.testkit.ZenhookAssertions.assertThat;

import dev.zenhook.testkit.Webhook;
import dev.zenhook.testkit.ZenhookExtension;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeatMailerTest {
    private final Map<String, String> mails = new ConcurrentHashMap<>();

    @RegisterExtension
    private final ZenhookExtension zenhook = ZenhookExtension.withBean("seatMailer", new SeatMailer(mails::put));

    @Test
    void aMailTellsOfANewSeat() {
        Webhook webhook = Webhook.event("entitlement.seat.activated")
                .id("event_1")
                .payload("{\"seatName\":\"Ada\",\"seatsUsed\":3}");

        assertThat(zenhook.deliver(webhook)).isAnswered(200).isHandledBy("seatMailer.seatChanged");

        Assertions.assertThat(mails).containsEntry("event_1", "entitlement.seat.activated: Ada, 3 in use");
    }
}
