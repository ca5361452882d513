package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.RawBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Reads the log of what arrived and what became of it. */
public final class InboxLog {
    private final Database database;

    InboxLog(Database database) {
        this.database = database;
    }

    /**
     * One line of the log.
     *
     * @param number the order of arrival
     * @param eventId null if the entry is UNREADABLE, or only its key is left; so is the code
     * @param problems of an UNREADABLE entry: why
     * @param arrivals how often it arrived; counted for the test event without a body only
     * @param isForgotten whether its time is over and only its key is left, so that it is known when it comes again
     */
    public record Entry(
            long number,
            String tenant,
            EntryStatus status,
            @Nullable String eventId,
            @Nullable String code,
            @Nullable String resourceId,
            boolean test,
            RawBody body,
            String signature,
            String keyFingerprint,
            @Nullable String problems,
            Instant receivedAt,
            int arrivals,
            boolean isForgotten) {}

    /**
     * How far one handler is with an entry.
     *
     * @param attempts runs begun, but for those that a shutdown ended
     * @param deaths runs during which the process died
     */
    public record Delivery(
            String handler,
            DeliveryStatus status,
            int attempts,
            int deaths,
            @Nullable ParkedReason parkedReason,
            @Nullable String lastError) {}

    /** The newest entries, the newest first. */
    public List<Entry> newest(int atMost) {
        return database.read()
                .sql("select * from entry order by id desc limit :atMost")
                .param("atMost", atMost)
                .query((row, n) -> entry(row))
                .list();
    }

    public Optional<Entry> find(String tenant, EntryKey key) {
        return database.read()
                .sql("select * from entry where tenant = :tenant and entry_key = :key")
                .param("tenant", tenant)
                .param("key", key.text())
                .query((row, n) -> entry(row))
                .optional();
    }

    /** Whether it can be read at all; asks for as little as possible. */
    public boolean isReadable() {
        try {
            database.read()
                    .sql("select id from entry limit 1")
                    .query((row, n) -> row.getLong(1))
                    .list();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    public long count() {
        return database.read()
                .sql("select count(*) from entry")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    public List<Delivery> deliveries(Entry entry) {
        return database.read()
                .sql("select * from delivery where entry_id = :entry order by handler, id")
                .param("entry", entry.number())
                .query((row, n) -> delivery(row))
                .list();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("tenant"),
                EntryStatus.valueOf(row.getString("status")),
                row.getString("event_id"),
                row.getString("code"),
                row.getString("resource_id"),
                row.getBoolean("test"),
                RawBody.of(row.getBytes("body")),
                row.getString("signature"),
                row.getString("key_fingerprint"),
                row.getString("problems"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getInt("arrivals"),
                row.getBoolean("forgotten"));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        String reason = row.getString("parked_reason");
        return new Delivery(
                row.getString("handler"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getInt("deaths"),
                reason == null ? null : ParkedReason.valueOf(reason),
                row.getString("last_error"));
    }
}
