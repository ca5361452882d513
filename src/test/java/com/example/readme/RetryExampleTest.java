package com.example.readme;

import static dev.zenhook.testkit.ZenhookAssertions.assertThat;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.testkit.ZenhookExtension;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryExampleTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @RegisterExtension
    private static final ZenhookExtension ZENHOOK = ZenhookExtension.withBean("flaky", new SeatMailer((key, text) -> {
        if (text.contains("Bob") || CALLS.incrementAndGet() == 1) {
            throw new IllegalStateException("no mail server");
        }
    }));

    @Test
    void aMailThatCouldNotBeSentIsTriedAgain() {
        Webhook webhook = Webhook.event("entitlement.seat.activated").payload("{\"seatName\":\"Ada\"}");

        assertThat(ZENHOOK.deliver(webhook)).isHandledBy("flaky.seatChanged").hasAttempts("flaky.seatChanged", 2);
    }

    @Test
    void aMailThatCanNeverBeSentIsParked() {
        Webhook webhook = Webhook.event("entitlement.seat.activated").payload("{\"seatName\":\"Bob\"}");

        assertThat(ZENHOOK.deliver(webhook)).isParkedBy("flaky.seatChanged", ParkedReason.GAVE_UP);
    }
}
