package dev.zenhook.store;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.util.Collection;

/** Writes what arrives. Every method returns after the commit, and not before. */
public final class Inbox {
    private final Arrivals arrivals;

    Inbox(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /**
     * Stores an event together with one delivery for each handler. An event that is there already stays as it is, but for
     * the test event without a body: its arrivals are counted, and once a minute it is handed over anew.
     *
     * @param handlers the ids of the handlers that are to have it; none: the entry is UNCLAIMED
     * @throws InboxUnavailableException if too many wait, or the commit is not certain
     */
    public Receipt store(EntryKey key, WebhookEvent event, Proof proof, Collection<String> handlers) {
        return arrivals.store(Arrival.of(key, event, proof, handlers));
    }

    /**
     * Stores a verified body that is no envelope, once; beyond the limit of the day it is discarded.
     *
     * @param problems why it is none, for whoever looks into the log
     * @throws InboxUnavailableException if too many wait, or the commit is not certain
     */
    public Receipt storeUnreadable(String tenant, RawBody body, Proof proof, String problems) {
        return arrivals.store(Arrival.unreadable(tenant, body, proof, problems));
    }
}
