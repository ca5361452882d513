package dev.zenhook.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the test event that somebody waits for, whichever replica it came to. */
public final class TestEvents {
    private final Database database;

    TestEvents(Database database) {
        this.database = database;
    }

    /**
     * How far the inbox was at a moment.
     *
     * @param lastEntry the number of its newest entry; 0 if it was empty
     * @param emptyBodies how often the tenant's test event without a body had arrived
     */
    public record Mark(String tenant, long lastEntry, int emptyBodies) {}

    /**
     * A test event that came after a mark.
     *
     * @param date as Zentitle2 dated it; null if it did not
     */
    public record Arrived(@Nullable Instant date, String keyFingerprint) {}

    public Mark mark(String tenant) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }

    /** The first one for that listener that came since; one without a body names no listener, and counts as well. */
    public Optional<Arrived> since(Mark mark, String listenerId) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }
}
