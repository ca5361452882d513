package dev.zenhook.store;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An arrival as the columns of its entry. */
record ArrivalRow(
        String tenant,
        String key,
        String status,
        @Nullable String eventId,
        @Nullable String code,
        @Nullable String resourceId,
        @Nullable Long eventDate,
        @Nullable Integer callAttempt,
        boolean test,
        RawBody body,
        String signature,
        String keyFingerprint,
        @Nullable String problems,
        long receivedAt,
        @Nullable String trace) {

    static ArrivalRow of(Arrival arrival) {
        WebhookEvent event = arrival.event();
        return new ArrivalRow(
                arrival.tenant(),
                arrival.key().text(),
                arrival.status().name(),
                event == null ? null : event.id(),
                event == null ? null : event.code().value(),
                event == null ? null : event.resourceId(),
                event == null ? null : micros(event.date()),
                event == null ? null : event.attempt(),
                event != null && event.test(),
                arrival.body(),
                arrival.proof().signature(),
                arrival.proof().keyFingerprint(),
                arrival.problems(),
                arrival.proof().receivedAt().toEpochMilli(),
                arrival.trace());
    }

    static @Nullable Long micros(@Nullable Instant date) {
        return date == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, date);
    }
}
