package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.KnownHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done beside the dispatching, now and then: leases, the list of known handlers, the news of what was parked. */
final class Upkeep {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final LeaseKeeper leases;
    private final KnownHandlers known;
    private final Handlers handlers;
    private final ParkedAnnouncer announcer;
    private final Duration patience;
    private @Nullable Chores chores;

    /** @param patience how long a handler may be unknown before what waits for it is parked */
    Upkeep(LeaseKeeper leases, KnownHandlers known, Handlers handlers, ParkedAnnouncer announcer, Duration patience) {
        this.leases = leases;
        this.known = known;
        this.handlers = handlers;
        this.announcer = announcer;
        this.patience = patience;
    }

    /** Afterwards nothing is left of what this machine's last process was doing. */
    void start() {
        int unfinished = leases.takeOver();
        if (unfinished > 0) {
            log.warn("{} deliveries were running when the process died, and run again", unfinished);
        }
        known.know(handlers.ids());
        announcer.start();
        chores = new Chores("zenhook-upkeep", 1);
        chores.every(patience.dividedBy(12), "say which handlers are known", this::know);
        chores.every(patience.dividedBy(12), patience, "park what waits for removed handlers", this::parkRemoved);
        leases.start();
    }

    private void know() {
        known.know(handlers.ids());
    }

    /** Not at once, because a rolled-back release may bring it back. */
    private void parkRemoved() {
        if (known.parkUnknown(patience) > 0) {
            announcer.wake();
        }
    }

    void announceParked() {
        announcer.wake();
    }

    /** Until when a claim is held that was made after the given nanoTime. */
    long heldUntil(long claimedAt) {
        return leases.heldUntil(claimedAt);
    }

    void stop() {
        if (chores != null) {
            chores.close();
        }
        leases.stop();
        announcer.stop();
    }
}
