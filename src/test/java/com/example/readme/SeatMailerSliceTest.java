package com.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.HandlerSlice;
import dev.zenhook.testkit.Webhook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatMailerSliceTest {
    private final List<String> mails = new ArrayList<>();
    private final HandlerSlice slice = HandlerSlice.of("seatMailer", new SeatMailer((key, text) -> mails.add(text)));

    @Test
    void itTakesSeatsAndNothingElse() throws Exception {
        slice.handle(Webhook.event("entitlement.seat.deactivated").payload("{\"seatName\":\"Ada\",\"seatsUsed\":2}"));
        slice.handle(Webhook.event("customer.created"));

        assertThat(mails).containsExactly("entitlement.seat.deactivated: Ada, 2 in use");
    }
}
