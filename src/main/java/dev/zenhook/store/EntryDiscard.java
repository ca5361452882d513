package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets an entry's deliveries not run, or not again. One that is RUNNING keeps its place until its run ends, or a second one
 * of its resource would run beside it; it is DISCARDED then, unless it succeeds.
 */
final class EntryDiscard implements EntryWork {
    private final Database database;
    private final WorkSignal signal;
    private final ActRequest asked;
    private final EntryLock lock;
    private final Followers followers;
    private final String unfinished;
    private final String discard;

    private record Unfinished(
            long id,
            String handler,
            DeliveryStatus status,
            @Nullable String resource) {
        static Unfinished of(ResultSet row) throws SQLException {
            return new Unfinished(
                    row.getLong("id"),
                    row.getString("handler"),
                    DeliveryStatus.valueOf(row.getString("status")),
                    row.getString("resource_id"));
        }

        /** Whether somebody may wait for it to be finished, and it is so now. */
        boolean letsFollow() {
            return resource != null && (status == DeliveryStatus.WAITING || status == DeliveryStatus.QUEUED);
        }
    }

    EntryDiscard(Database database, WorkSignal signal, ActRequest asked) {
        this.database = database;
        this.signal = signal;
        this.asked = asked;
        this.lock = new EntryLock(database.dialect());
        this.followers = new Followers(database);
        this.unfinished = """
            select id, handler, status, resource_id from delivery
            where entry_id = :entry and not unwanted and status in ('WAITING', 'QUEUED', 'RUNNING', 'PARKED')
            order by id\
            """;
        this.discard = """
            update delivery set unwanted = (status = 'RUNNING'),
                finished_at = case when status = 'RUNNING' then finished_at else cast(:now as bigint) end,
                status = case when status = 'RUNNING' then status else 'DISCARDED' end
            where id in (select id from %s as given)
            """.formatted(database.dialect().rows("deliveries", "id bigint"));
    }

    @Override
    public Result on(long entry) {
        List<Unfinished> discarded = new ArrayList<>();
        Result result = database.lightly(transaction -> discard(transaction.sql(), entry, discarded));
        if (result == Result.CHANGED) {
            followers.follow(discarded.stream()
                    .filter(Unfinished::letsFollow)
                    .map(finished -> new DeliveryId(finished.id()))
                    .toList());
            signal.raiseEverywhere();
        }
        return result;
    }

    /**
     * The dispatcher locks deliveries in whatever order they end. So nobody is waited for here: either all are locked at
     * once, or the entry is tried again.
     */
    private Result discard(JdbcClient sql, long entry, List<Unfinished> discarded) {
        lock.lock(sql, entry);
        int all = meant(sql, entry, "").size();
        List<Unfinished> locked = meant(sql, entry, database.dialect().skipLocked());
        if (locked.size() < all) {
            return Result.BUSY;
        }
        if (locked.isEmpty()) {
            return Result.UNCHANGED;
        }
        sql.sql(discard)
                .param(
                        "deliveries",
                        Rows.ofIds(locked.stream().map(Unfinished::id).toList()))
                .param("now", database.clock().millis())
                .update();
        discarded.addAll(locked);
        return Result.CHANGED;
    }

    private List<Unfinished> meant(JdbcClient sql, long entry, String locking) {
        return sql.sql(unfinished + locking).param("entry", entry).query((row, n) -> Unfinished.of(row)).list().stream()
                .filter(delivery -> asked.means(delivery.handler(), delivery.status()))
                .toList();
    }
}
