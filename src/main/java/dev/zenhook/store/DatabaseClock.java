package dev.zenhook.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock, by which all replicas go, whatever their own say. It is asked now and then; in between the time
 * that passes is measured.
 */
final class DatabaseClock extends Clock {
    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMinutes(1);

    /** More than a clock drifts in a minute, and less than any lease. */
    private static final Duration JUMP = Duration.ofSeconds(2);

    /** So often is it asked again when the answer took long enough to be taken for a jump. */
    private static final int QUESTIONS = 3;

    private final LongSupplier database;
    private final LongSupplier nanoTime;
    private final Duration lease;
    private volatile Reading last;

    /** By nanoTime. */
    private volatile long steadyFrom;

    private boolean looked;
    private long lookedAt;

    /** @param at milliseconds since 1970 at the given nanoTime */
    private record Reading(long at, long nanoTime) {
        long at(long laterNanoTime) {
            return at + Duration.ofNanos(laterNanoTime - nanoTime).toMillis();
        }
    }

    DatabaseClock(Connections connections, Duration lease) {
        this(
                () -> connections
                        .sql()
                        .sql("select (extract(epoch from clock_timestamp()) * 1000)::bigint")
                        .query((row, n) -> row.getLong(1))
                        .single(),
                System::nanoTime,
                lease);
    }

    /** @param database asks for milliseconds since 1970 */
    DatabaseClock(LongSupplier database, LongSupplier nanoTime, Duration lease) {
        this.database = database;
        this.nanoTime = nanoTime;
        this.lease = lease;
        this.last = ask();
        // The database may just have come back, or its clock been set: the others are to renew their leases first.
        this.steadyFrom = last.nanoTime() + lease.toNanos();
    }

    /** Of several answers, the one that took the shortest time: what it took is how wrong it may be. */
    private Reading ask() {
        Reading best = null;
        long shortest = Long.MAX_VALUE;
        for (int question = 1; best == null || (question <= QUESTIONS && shortest > JUMP.toNanos()); question++) {
            long asked = nanoTime.getAsLong();
            long at = database.getAsLong();
            long took = nanoTime.getAsLong() - asked;
            if (took < shortest) {
                shortest = took;
                best = new Reading(at, asked + took / 2);
            }
        }
        return best;
    }

    /** To be called now and then, outside of any transaction. */
    void follow() {
        if (nanoTime.getAsLong() - last.nanoTime() > ASKED_AGAIN_AFTER.toNanos()) {
            followNow();
        }
    }

    private void followNow() {
        Reading known = last;
        Reading asked = ask();
        Duration jump = Duration.ofMillis(asked.at() - known.at(asked.nanoTime()));
        if (jump.abs().compareTo(JUMP) > 0) {
            log.warn("The clock of PostgreSQL's server has jumped by {}: for a while nothing is taken over", jump);
            unsteadyFor(ASKED_AGAIN_AFTER.plus(lease));
        }
        last = asked;
    }

    private void unsteadyFor(Duration time) {
        long until = nanoTime.getAsLong() + time.toNanos();
        steadyFrom = until - steadyFrom > 0 ? until : steadyFrom;
    }

    /**
     * Whether what replicas have lately written down as the end of their leases can be compared with this clock: not while
     * some may still go by the time before a jump, and not while all may just have come back from a database that was away.
     * To be called by who takes over, a few times within a lease.
     */
    synchronized boolean isSteady() {
        followNow();
        long now = nanoTime.getAsLong();
        if (looked && now - lookedAt > lease.toNanos()) {
            unsteadyFor(lease);
        }
        looked = true;
        lookedAt = now;
        return now - steadyFrom >= 0;
    }

    @Override
    public long millis() {
        return last.at(nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
