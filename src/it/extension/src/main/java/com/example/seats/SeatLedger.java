package com.example.seats;

import dev.zenhook.event.SeatPayload;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a line for every change of a seat. A repeated event writes one again: its id tells. */
class SeatLedger {
    private final Path file;

    SeatLedger(Path file) {
        this.file = file;
    }

    @OnWebhookEvent("entitlement.seat.*")
    void seatChanged(WebhookEvent event, SeatPayload payload) throws IOException {
        String line = "%s %s %s\n".formatted(event.id(), event.code(), payload.seatName());
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
