package dev.zenhook.simulator;

import dev.zenhook.event.SeatPayload;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sample handler that writes to people about their seats. At every fourth letter its mail server is busy, at first. */
final class SeatMailer {
    private static final Logger log = LoggerFactory.getLogger(SeatMailer.class);
    private static final int EVERY = 4;

    private final Set<String> begun = new HashSet<>();

    @OnWebhookEvent("entitlement.seat.*")
    void seatChanged(WebhookEvent event, SeatPayload payload) {
        if (meetsABusyServer(event.id())) {
            throw new IllegalStateException("the mail server is busy");
        }
        log.info(
                "Seat mailer      {}: writes to {}, seats taken: {}",
                event.code(),
                payload.seatName(),
                payload.seatsUsed());
    }

    private synchronized boolean meetsABusyServer(String id) {
        return begun.add(id) && begun.size() % EVERY == 0;
    }
}
