package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells everything that was done with an entry. */
public final class EntryHistory {
    static final String FAILURES = """
        select f.* from failure f join delivery d on d.id = f.delivery_id
        where d.entry_id = :entry order by f.ended_at, f.attempt
        """;

    private final Database database;

    EntryHistory(Database database) {
        this.database = database;
    }

    /**
     * A delivery with all that came of it.
     *
     * @param replay whether an operator asked for it
     * @param discarded whether an operator discarded it while it was RUNNING
     * @param attempts runs begun, but for those that a shutdown ended
     * @param deaths runs during which the process died
     * @param failures what came of each run that did not succeed
     */
    public record Told(
            long number,
            String handler,
            DeliveryStatus status,
            boolean replay,
            boolean discarded,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            int attempts,
            int deaths,
            @Nullable ParkedReason parkedReason,
            @Nullable String lastError,
            List<Failure> failures) {}

    /** A run that did not succeed. */
    public record Failure(int attempt, @Nullable Instant startedAt, Instant endedAt, String error) {}

    /** All deliveries of an entry, with all their failures, in the order in which they were written. */
    public List<Told> deliveries(long entry) {
        Map<Long, List<Failure>> failures = failures(entry);
        return database.read()
                .sql("select * from delivery where entry_id = :entry order by id")
                .param("entry", entry)
                .query((row, n) -> told(row, failures.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Failure>> failures(long entry) {
        Map<Long, List<Failure>> failures = new HashMap<>();
        database.read().sql(FAILURES).param("entry", entry).query(row -> {
            failures.computeIfAbsent(row.getLong("delivery_id"), delivery -> new ArrayList<>())
                    .add(new Failure(
                            row.getInt("attempt"),
                            time(row, "started_at"),
                            Instant.ofEpochMilli(row.getLong("ended_at")),
                            row.getString("error")));
        });
        return failures;
    }

    private static Told told(ResultSet row, List<Failure> failures) throws SQLException {
        String reason = row.getString("parked_reason");
        return new Told(
                row.getLong("id"),
                row.getString("handler"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getBoolean("replay"),
                row.getBoolean("unwanted"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                time(row, "started_at"),
                time(row, "finished_at"),
                row.getInt("attempts"),
                row.getInt("deaths"),
                reason == null ? null : ParkedReason.valueOf(reason),
                row.getString("last_error"),
                failures);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
