package dev.zenhook.store;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become an entry.
 *
 * @param event null if the body is no envelope
 * @param problems why it is none
 * @param handlers the ids of those who are to have it
 * @param trace where its receipt stands in its trace, as a traceparent; null if nobody traces
 * @param times how many it stands for; more than one only of the test event without a body
 */
record Arrival(
        EntryKey key,
        String tenant,
        EntryStatus status,
        @Nullable WebhookEvent event,
        RawBody body,
        Proof proof,
        @Nullable String problems,
        List<String> handlers,
        @Nullable String trace,
        int times) {

    static Arrival of(
            EntryKey key, WebhookEvent event, Proof proof, Collection<String> handlers, @Nullable String trace) {
        EntryStatus status = handlers.isEmpty() ? EntryStatus.UNCLAIMED : EntryStatus.ACCEPTED;
        return new Arrival(
                key,
                event.tenant(),
                status,
                event,
                event.body(),
                proof,
                null,
                handlers.stream().toList(),
                trace,
                1);
    }

    static Arrival unreadable(String tenant, RawBody body, Proof proof, String problems) {
        EntryKey key = EntryKey.ofBody(body);
        return new Arrival(
                key, tenant, EntryStatus.UNREADABLE, null, body, proof, OneLine.of(problems), List.of(), null, 1);
    }

    Arrival times(int number) {
        return new Arrival(key, tenant, status, event, body, proof, problems, handlers, trace, number);
    }
}
