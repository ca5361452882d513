package dev.zenhook.store;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what arrives. Every method returns after the commit, and not before. An entry is received when it comes here, by
 * the clock by which it will leave: that of a replica may be wrong.
 */
public final class Inbox {
    private final Arrivals arrivals;
    private final Clock clock;
    private final BiConsumer<String, Instant> heard;

    /**
     * @param clock the one that all replicas go by
     * @param heard is told the tenant of each event that is new and no test, and when it was received
     */
    Inbox(Arrivals arrivals, Clock clock, BiConsumer<String, Instant> heard) {
        this.arrivals = arrivals;
        this.clock = clock;
        this.heard = heard;
    }

    /**
     * Stores an event together with one delivery for each handler. An event that is there already stays as it is, but for
     * the test event without a body: its arrivals are counted, and once a minute it is handed over anew.
     *
     * @param handlers the ids of the handlers that are to have it; none: the entry is UNCLAIMED
     * @param trace where its receipt stands in its trace, as a traceparent, for {@link Claim#trace}; null if nobody traces
     * @throws InboxUnavailableException if too many wait, or the commit is not certain
     */
    public Receipt store(
            EntryKey key, WebhookEvent event, Proof proof, Collection<String> handlers, @Nullable String trace) {
        Instant now = clock.instant();
        Receipt receipt = arrivals.store(Arrival.of(key, event, proof.receivedAt(now), handlers, trace));
        if (receipt == Receipt.STORED && !event.test()) {
            heard.accept(event.tenant(), now);
        }
        return receipt;
    }

    /**
     * Stores a verified body that is no envelope, once; beyond the limit of the day it is discarded.
     *
     * @param problems why it is none, for whoever looks into the log
     * @throws InboxUnavailableException if too many wait, or the commit is not certain
     */
    public Receipt storeUnreadable(String tenant, RawBody body, Proof proof, String problems) {
        return arrivals.store(Arrival.unreadable(tenant, body, proof.receivedAt(clock.instant()), problems));
    }
}
