package dev.zenhook.store;

import java.util.ArrayList;
import java.util.List;

/** A process that works on the inbox, as far as the inbox can see it: what runs there, and what has ended unrecorded. */
final class Replica {
    final WorkSignal signal = new WorkSignal();
    final DisturbedDatabase database;
    final ArrivalTable arrivals;
    final DeliveryQueue queue;
    final Leases leases;
    final KnownHandlers known;
    final List<Claim> running = new ArrayList<>();
    final List<Outcome> ended = new ArrayList<>();

    /** Whether the last step failed, or there was none yet: then the next one looks at all that is queued. */
    private boolean unsure = true;

    Replica(Database opened) {
        this.database = new DisturbedDatabase(opened);
        this.arrivals = new ArrivalTable(database, signal, new UnreadableCap(OpenStore.UNREADABLE_PER_DAY));
        this.queue = new DeliveryQueue(database, signal);
        this.leases = new Leases(database, signal);
        this.known = new KnownHandlers(database, signal);
    }

    boolean runs(long lease) {
        return running.stream().anyMatch(claim -> claim.lease() == lease)
                || ended.stream().anyMatch(outcome -> outcome.claim().lease() == lease);
    }

    void stepped(boolean well) {
        unsure = !well;
    }

    /** Whether its next step looks for somebody who may follow. */
    boolean looks() {
        return unsure || queue.isUnfinished();
    }
}
