package dev.zenhook.dispatch;

import dev.zenhook.event.LogContext;
import dev.zenhook.store.Claim;
import dev.zenhook.store.Leases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of what runs here, and takes over what dead replicas left. A run whose lease could not be renewed is
 * interrupted before it ends, by the monotonic clock, because then another replica may begin it.
 */
final class LeaseKeeper {
    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

    /** So many looks within the time of a lease. */
    private static final int LOOKS = 6;

    private final Leases leases;
    private final Runs runs;
    private final Outcomes outcomes;
    private final ParkedAnnouncer announcer;
    private final Duration following;
    private @Nullable Chores chores;
    private @Nullable Chores clockWatch;

    /** @param following how often to look at all that is queued, which may be much, for what hardly ever happens */
    LeaseKeeper(Leases leases, Runs runs, Outcomes outcomes, ParkedAnnouncer announcer, Duration following) {
        this.leases = leases;
        this.runs = runs;
        this.outcomes = outcomes;
        this.announcer = announcer;
        this.following = following;
    }

    /**
     * Takes back what dead processes left. What is parked at this is counted and told.
     *
     * @return how many deliveries were running
     */
    int takeOver() {
        Leases.Left left = leases.takeOver(own(runs.running()));
        announcer.parkedWithoutARun(left.parked());
        return left.deliveries();
    }

    void start() {
        chores = new Chores("zenhook-leases", 3);
        chores.every(following, "search for what was left behind others", leases::letFollow);
        Duration lease = leases.duration();
        if (lease != null) {
            Duration often = lease.dividedBy(LOOKS);
            chores.every(often, "renew leases", this::renew);
            chores.every(often, "search for what dead replicas were running", this::takeOverExpired);
            // The database may keep those two waiting. This looks at the clock alone.
            clockWatch = new Chores("zenhook-lease-clock", 1);
            clockWatch.every(often, "interrupt what is not held any more", () -> interruptExpiring(System.nanoTime()));
        }
    }

    /** Without leases: for ever, as nanoTime goes. */
    long heldUntil(long claimedAt) {
        Duration lease = leases.duration();
        return lease == null ? claimedAt + Long.MAX_VALUE / 2 : claimedAt + lease.toNanos();
    }

    void renew() {
        Collection<RunningHandler> running = runs.running();
        long before = System.nanoTime();
        Set<Long> held = leases.renew(own(running));
        for (RunningHandler run : running) {
            if (held.contains(run.claim().delivery())) {
                run.hold(heldUntil(before));
            } else {
                interrupt(run);
            }
        }
    }

    /**
     * What runs here, and what has ended here and could not be recorded yet. The outcomes are asked last: a run that ends
     * meanwhile is among them.
     */
    private List<Claim> own(Collection<RunningHandler> running) {
        List<Claim> own = new ArrayList<>();
        running.forEach(run -> own.add(run.claim()));
        own.addAll(outcomes.claims());
        return own;
    }

    private void takeOverExpired() {
        int taken = takeOver();
        if (taken > 0) {
            log.warn("{} deliveries were running at a replica that is not heard of any more, and run again", taken);
        }
    }

    void interruptExpiring(long nanoTime) {
        Duration lease = leases.duration();
        if (lease != null) {
            long soon = nanoTime + lease.toNanos() / LOOKS * 3 / 2;
            runs.running().stream().filter(run -> !run.isHeldAt(soon)).forEach(LeaseKeeper::interrupt);
        }
    }

    private static void interrupt(RunningHandler run) {
        if (run.interruptForLostLease()) {
            Claim claim = run.claim();
            LogContext.around(
                    claim.event(),
                    claim.handler(),
                    () -> log.warn(
                            "Handler {} was interrupted at {}: its lease is lost or about to end, and another replica"
                                    + " may run it",
                            claim.handler(),
                            claim.event()));
        }
    }

    void stop() {
        if (chores != null) {
            chores.close();
        }
        if (clockWatch != null) {
            clockWatch.close();
        }
    }
}
