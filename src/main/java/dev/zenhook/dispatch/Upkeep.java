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

    /** So many times may it fail to say which handlers are known until that counts as silence. */
    private static final int LONGEST_SILENCE = 3;

    private final LeaseKeeper leases;
    private final KnownHandlers known;
    private final Handlers handlers;
    private final ParkedAnnouncer announcer;
    private final Duration patience;
    private @Nullable Chores chores;

    /** By nanoTime, as is the other. */
    private long lastKnown;

    private long knowingSince;

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
        lastKnown = System.nanoTime();
        knowingSince = lastKnown;
        know();
        announcer.start();
        chores = new Chores("zenhook-upkeep", 1);
        chores.every(often(), "say which handlers are known", this::know);
        chores.every(often(), patience, "park what waits for removed handlers", this::parkRemoved);
        leases.start();
    }

    private void know() {
        known.know(handlers.ids());
        long now = System.nanoTime();
        if (now - lastKnown > LONGEST_SILENCE * often().toNanos()) {
            knowingSince = now;
        }
        lastKnown = now;
    }

    /**
     * Not at once, because a rolled-back release may bring it back; and not before this process could say for as long which
     * handlers it knows. While the database was away, nobody could.
     */
    private void parkRemoved() {
        know();
        if (lastKnown - knowingSince >= patience.minus(often()).toNanos()) {
            announcer.parkedWithoutARun(known.parkUnknown(patience));
        }
    }

    private Duration often() {
        return patience.dividedBy(12);
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
