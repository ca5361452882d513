package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims deliveries: the oldest that are due, of handlers that are free. */
final class ClaimTable {

    /** So many are looked at, however few may run: those that are blocked must not hide the others. */
    private static final int LOOK = 64;

    private final Database database;
    private final String withWork;
    final String claim;
    private final String read;
    final String nextDue;

    /** A claimed delivery as it was read. */
    record Row(
            long delivery,
            String handler,
            int attempt,
            Instant createdAt,
            EventRow event,
            @Nullable String trace) {
        private static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getString("handler"),
                    row.getInt("attempts"),
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    EventRow.of(row),
                    row.getString("trace"));
        }
    }

    /** @param queued those that have to wait for an older one */
    record Claimed(List<Row> rows, List<DeliveryId> queued) {}

    ClaimTable(Database database) {
        Dialect dialect = database.dialect();
        String handlers = dialect.rows("handlers", "handler text");
        this.database = database;
        this.withWork = """
            select given.handler from %s as given
            where exists (select 1 from delivery d
                where d.status = 'WAITING' and d.handler = given.handler and d.due_at <= :now)
            """.formatted(handlers);
        this.claim = """
            with q as materialized (
                select w.id as candidate, w.due_at as due, w.resource_id is not null and (exists (
                        select 1 from delivery older
                        where older.handler = w.handler and older.tenant = w.tenant
                            and older.resource_id = w.resource_id and older.id < w.id
                            and older.status in ('WAITING', 'QUEUED', 'RUNNING'))
                    or exists (
                        select 1 from delivery running
                        where running.handler = w.handler and running.tenant = w.tenant
                            and running.resource_id = w.resource_id and running.status = 'RUNNING')) as blocked
                from delivery w
                where w.status = 'WAITING' and w.handler = :handler and w.due_at <= :now
                order by w.due_at, w.id limit :look%s),
            placed as (
                select candidate, blocked,
                    sum(case when blocked then 0 else 1 end) over (order by due, candidate) as place
                from q)
            update delivery as d
            set status = case when q.blocked then 'QUEUED' else 'RUNNING' end,
                attempts = d.attempts + case when q.blocked then 0 else 1 end,
                started_at = case when q.blocked then d.started_at else cast(:now as bigint) end,
                lease = %s, lease_until = :until
            from placed as q
            where d.id = q.candidate and (q.blocked or q.place <= :atMost)
            returning id, status
            """.formatted(dialect.skipLocked(), dialect.nextLease());
        this.read = EventRow.DELIVERIES
                + "where d.id in (select id from %s as given) order by d.id"
                        .formatted(dialect.rows("claimed", "id bigint"));
        this.nextDue = """
            select min(due) from (
                select (select min(d.due_at) from delivery d
                    where d.status = 'WAITING' and d.handler = given.handler and d.due_at > :claimedUntil) as due
                from %s as given) as each_handler
            """.formatted(handlers);
    }

    /** @param free how many may run, of each handler */
    Claimed claim(JdbcClient sql, Map<String, Integer> free, long now) {
        Claimed claimed = new Claimed(new ArrayList<>(), new ArrayList<>());
        for (String handler : withWork(sql, free, now)) {
            claim(sql, handler, free.getOrDefault(handler, 0), now, claimed);
        }
        return claimed;
    }

    private List<String> withWork(JdbcClient sql, Map<String, Integer> free, long now) {
        List<String> able = free.keySet().stream()
                .filter(handler -> free.getOrDefault(handler, 0) > 0)
                .toList();
        return able.isEmpty()
                ? List.of()
                : sql.sql(withWork)
                        .param("handlers", Rows.ofHandlers(able))
                        .param("now", now)
                        .query((row, n) -> row.getString(1))
                        .list();
    }

    private void claim(JdbcClient sql, String handler, int atMost, long now, Claimed claimed) {
        List<Long> running = new ArrayList<>();
        database.dialect().drawLease(sql);
        sql.sql(claim)
                .param("now", now)
                .param("until", leaseUntil(now))
                .param("handler", handler)
                .param("atMost", atMost)
                .param("look", Math.max(atMost, LOOK))
                .query(row -> {
                    if (row.getString(2).equals("RUNNING")) {
                        running.add(row.getLong(1));
                    } else {
                        claimed.queued().add(new DeliveryId(row.getLong(1)));
                    }
                });
        if (!running.isEmpty()) {
            claimed.rows()
                    .addAll(sql.sql(read)
                            .param("claimed", Rows.ofIds(running))
                            .query((row, n) -> Row.of(row))
                            .list());
        }
    }

    private long leaseUntil(long now) {
        Duration lease = database.lease();
        return lease == null ? 0 : now + lease.toMillis();
    }

    /** When the next one falls due that was not due at the given time, in milliseconds since 1970; 0 if none is known. */
    long nextDue(Collection<String> handlers, long claimedUntil) {
        return database.read()
                .sql(nextDue)
                .param("handlers", Rows.ofHandlers(handlers))
                .param("claimedUntil", claimedUntil)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
