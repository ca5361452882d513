package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When each tenant was heard last, by whichever replica. What this one hears it keeps in mind, and writes down when it is
 * asked: a row for each event would be written a thousand times a second, and all replicas would wait for each other.
 *
 * <p>Only what is new counts. Whoever has captured a webhook can send it again, and would hide that the account is silent.
 */
public final class Hearing {
    private static final String HEAR = """
        insert into tenant_heard (tenant, heard_at) values (:tenant, :at)
        on conflict (tenant) do update set heard_at = excluded.heard_at
        where tenant_heard.heard_at is null or tenant_heard.heard_at < excluded.heard_at
        """;

    private static final String WATCH = """
        insert into tenant_heard (tenant, watched_for, watched_since)
        values (:tenant, cast(:silence as bigint), :now)
        on conflict (tenant) do update
        set watched_for = excluded.watched_for, watched_since = excluded.watched_since
        where tenant_heard.watched_for is distinct from excluded.watched_for
        """;

    static final String READ = "select tenant, heard_at, watched_since from tenant_heard where tenant = :tenant";

    private final Database database;

    /** What is not written down yet, in milliseconds since 1970. */
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    Hearing(Database database) {
        this.database = database;
    }

    /**
     * What is known of a tenant.
     *
     * @param last when its last event was received; null if none was
     * @param watchedSince since when the configuration says that its silence is to be told; null if it was never said
     */
    public record Heard(@Nullable Instant last, @Nullable Instant watchedSince) {}

    /** Everything at one moment, by the clock that all replicas go by. */
    public record Look(Instant now, Map<String, Heard> tenants) {}

    void hear(String tenant, Instant at) {
        heard.merge(tenant, at.toEpochMilli(), Math::max);
    }

    /** Says after which silence somebody is to know. What was said before goes on, unless it was another time. */
    public void watch(Map<String, Optional<Duration>> silences) {
        long now = database.clock().millis();
        database.lightly(transaction -> {
            new TreeMap<>(silences)
                    .forEach((tenant, silence) -> transaction
                            .sql()
                            .sql(WATCH)
                            .param("tenant", tenant)
                            .param("silence", silence.map(Duration::toMillis).orElse(null))
                            .param("now", now)
                            .update());
            return transaction;
        });
    }

    /** Writes down what was heard here, and reads what was heard by all. */
    public Look look(Collection<String> tenants) {
        writeDown();
        Map<String, Heard> found = new HashMap<>();
        Instant now = database.clock().instant();
        for (String tenant : tenants) {
            found.put(
                    tenant,
                    database.read()
                            .sql(READ)
                            .param("tenant", tenant)
                            .query((row, n) -> new Heard(instant(row, "heard_at"), instant(row, "watched_since")))
                            .optional()
                            .orElse(new Heard(null, null)));
        }
        return new Look(now, found);
    }

    /** In the order of their names, so that two replicas wait for each other, and never in a circle. */
    private void writeDown() {
        Map<String, Long> fresh = new TreeMap<>(heard);
        if (fresh.isEmpty()) {
            return;
        }
        database.lightly(transaction -> {
            fresh.forEach((tenant, at) -> transaction
                    .sql()
                    .sql(HEAR)
                    .param("tenant", tenant)
                    .param("at", at)
                    .update());
            return transaction;
        });
        fresh.forEach(heard::remove);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
