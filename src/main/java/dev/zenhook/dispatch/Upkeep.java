package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.KnownHandlers;
import java.time.Clock;
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
    private final Clock clock;
    private final Duration patience;
    private @Nullable Chores chores;

    /** By nanoTime, as is the other. */
    private long lastKnown;

    private long knowingSince;

    /** How far the clock is from nanoTime, in nanoseconds: it changes when the clock is set. */
    private long ahead;

    /**
     * @param clock the inbox's, by which it is written down when handlers were known
     * @param patience how long a handler may be unknown before what waits for it is parked
     */
    Upkeep(
            LeaseKeeper leases,
            KnownHandlers known,
            Handlers handlers,
            ParkedAnnouncer announcer,
            Clock clock,
            Duration patience) {
        this.leases = leases;
        this.known = known;
        this.handlers = handlers;
        this.announcer = announcer;
        this.clock = clock;
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
        ahead = ahead(lastKnown);
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
        long aheadNow = ahead(now);
        if (now - lastKnown > LONGEST_SILENCE * often().toNanos() || Math.abs(aheadNow - ahead) > often().toNanos()) {
            knowingSince = now;
        }
        lastKnown = now;
        ahead = aheadNow;
    }

    private long ahead(long nanoTime) {
        return Duration.ofMillis(clock.millis()).toNanos() - nanoTime;
    }

    /**
     * Not at once, because a rolled-back release may bring it back; and not before this process could say for as long which
     * handlers it knows. While the database was away, nobody could; and what was said before its clock was set seems to have
     * been said at another time.
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
