package dev.zenhook.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets entries leave the inbox's tables. What has no date leaves its key behind, because by its date it could not be told
 * from a new event.
 *
 * <p>Whoever makes a finished delivery of an entry live again, or adds one, locks the entry first. Deliveries are deleted
 * before their entry and only if they are finished, so that even then none is lost that is live.
 */
final class DepartureTable {
    /** A delivery that keeps its entry: it is live, or was finished too lately. */
    private static final String KEEPS = """
        (%1$s.status in ('WAITING', 'QUEUED', 'RUNNING')
            or %1$s.finished_at >= case when %1$s.status = 'PARKED' then :parked else :finished end)\
        """;

    private static final String NO_DELIVERY = "not exists (select 1 from delivery d where d.entry_id = entry.id)";

    private final Database database;
    final String walk;
    private final String lock;
    final String deleteDeliveries;
    final String delete;
    final String forget;

    /**
     * A place on the way through the entries, which goes by their receipt.
     *
     * @param leaves whether this one is to leave
     */
    record Place(long receivedAt, long id, boolean leaves) {
        /** Before the first one. */
        static final Place START = new Place(Long.MIN_VALUE, 0, false);
    }

    DepartureTable(Database database) {
        String given = database.dialect().rows("entries", "id bigint");
        this.database = database;
        // Counted, because where it is asked whether one exists, PostgreSQL may read the whole table to know it of all.
        this.walk = """
            select e.received_at, e.id, (e.event_date is null or e.event_date < :finished * 1000)
                and (e.status <> 'UNREADABLE' or e.received_at < :parked)
                and (select count(*) from delivery d where d.entry_id = e.id and %s) = 0 as leaves
            from entry e
            where not e.forgotten and e.received_at < :finished and (e.received_at, e.id) > (:receivedAt, :id)
            order by e.received_at, e.id limit :atMost\
            """.formatted(KEEPS.formatted("d"));
        this.lock = "select id from entry where id in (select id from %s as given)%s"
                .formatted(given, database.dialect().skipLocked());
        this.deleteDeliveries = """
            delete from delivery
            where entry_id in (select id from %s as given) and not %s and not exists (
                select 1 from delivery other where other.entry_id = delivery.entry_id and %s)\
            """.formatted(given, KEEPS.formatted("delivery"), KEEPS.formatted("other"));
        this.delete = """
            delete from entry
            where id in (select id from %s as given) and (event_date is not null or status = 'UNREADABLE') and %s\
            """.formatted(given, NO_DELIVERY);
        this.forget = """
            update entry set %s, forgotten = true
            where id in (select id from %s as given) and event_date is null and length(body) > 0 and %s\
            """.formatted(EntryRemains.ONLY_THE_KEY, given, NO_DELIVERY);
    }

    /** The next entries that were received before the time at which finished ones leave. */
    List<Place> after(Place place, Leaving leaving, int atMost) {
        return database.read()
                .sql(walk)
                .param("finished", leaving.finished())
                .param("parked", leaving.parked())
                .param("receivedAt", place.receivedAt())
                .param("id", place.id())
                .param("atMost", atMost)
                .query((row, n) -> new Place(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .list();
    }

    /**
     * Lets them leave, unless something has happened to them since. Those that another replica is at are passed over.
     *
     * @return how many have left
     */
    int leave(List<Long> entries, Leaving leaving) {
        return database.lightly(transaction -> leave(transaction.sql(), entries, leaving));
    }

    private int leave(JdbcClient sql, List<Long> entries, Leaving leaving) {
        List<Long> locked = sql.sql(lock)
                .param("entries", Rows.ofIds(entries))
                .query((row, n) -> row.getLong(1))
                .list();
        if (locked.isEmpty()) {
            return 0;
        }
        String given = Rows.ofIds(locked);
        sql.sql(deleteDeliveries)
                .param("entries", given)
                .param("finished", leaving.finished())
                .param("parked", leaving.parked())
                .update();
        int deleted = sql.sql(delete).param("entries", given).update();
        return deleted
                + sql.sql(forget)
                        .param("entries", given)
                        .param("nothing", new byte[0])
                        .update();
    }
}
