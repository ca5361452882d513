package dev.zenhook.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time before which the inbox may have forgotten what arrived. It only moves forward. */
final class Horizon {
    /** Afterwards every statement has ended that still saw the horizon as it was before. */
    private static final Duration SETTLES_IN = Duration.ofMinutes(5);

    /** A clock that is wrong for some hours is not to make every event stale, nor to have everything leave. */
    private static final Duration LARGEST_STEP = Duration.ofDays(1);

    static final String LAST_DATE = "select max(event_date) from entry where id > (select max(id) from entry) - 1000";

    static final String FIRST_RECEIPT = "select min(received_at) from entry where not forgotten";

    private final Database database;

    /**
     * Where it was when somebody looked.
     *
     * @param before milliseconds since 1970, and so is the other; 0 if it was never moved
     */
    record Position(long before, long movedAt) {
        /** A time of moving that is still to come was told by a clock that has been put back. */
        boolean isSettled(long now) {
            return Math.abs(now - movedAt) >= SETTLES_IN.toMillis();
        }

        private long towards(long goal) {
            return before == 0 ? goal : Math.min(goal, before + LARGEST_STEP.toMillis());
        }
    }

    Horizon(Database database) {
        this.database = database;
    }

    Position position() {
        return database.read()
                .sql("select before_at, moved_at from horizon")
                .query((row, n) -> new Position(row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * The latest date among the events that arrived last, in milliseconds since 1970; 0 if none of them has one. It is
     * Zentitle2's clock that has set it.
     */
    long lastDate() {
        return database.read()
                .sql(LAST_DATE)
                .query((row, n) -> TimeUnit.MICROSECONDS.toMillis(row.getLong(1)))
                .single();
    }

    /** When the oldest entry was received, in milliseconds since 1970; 0 if there is none. */
    long firstReceipt() {
        return database.read()
                .sql(FIRST_RECEIPT)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /** One step, unless another replica has moved it in the meantime. */
    void move(Position seen, long goal) {
        database.durably(transaction -> transaction
                .sql()
                .sql("""
                    update horizon set before_at = :to, moved_at = :now
                    where before_at < :to and before_at = :seen and moved_at = :seenMovedAt
                    """)
                .param("to", seen.towards(goal))
                .param("now", database.clock().millis())
                .param("seen", seen.before())
                .param("seenMovedAt", seen.movedAt())
                .update());
    }
}
