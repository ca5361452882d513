package dev.zenhook.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The database's clock, by which all replicas go, whatever their own say. It is asked now and then; in between the time
 * that passes is measured.
 */
final class DatabaseClock extends Clock {
    private static final long ASKED_AGAIN_AFTER = Duration.ofMinutes(1).toNanos();

    private final Connections connections;
    private volatile Reading last;

    /** @param at milliseconds since 1970 at the given nanoTime */
    private record Reading(long at, long nanoTime) {
        long now() {
            return at + Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
        }
    }

    DatabaseClock(Connections connections) {
        this.connections = connections;
        this.last = ask();
    }

    private Reading ask() {
        long asked = System.nanoTime();
        long at = connections
                .sql()
                .sql("select (extract(epoch from clock_timestamp()) * 1000)::bigint")
                .query((row, n) -> row.getLong(1))
                .single();
        return new Reading(at, asked + (System.nanoTime() - asked) / 2);
    }

    /** To be called now and then, outside of any transaction. */
    void follow() {
        if (System.nanoTime() - last.nanoTime() > ASKED_AGAIN_AFTER) {
            last = ask();
        }
    }

    @Override
    public long millis() {
        return last.now();
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
