package dev.zenhook.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/** Which handlers there are, over all replicas. What is for one that nobody has known for long is parked. */
public final class KnownHandlers {
    private static final Logger log = LoggerFactory.getLogger(KnownHandlers.class);

    /** In one transaction: what has waited may be millions, and everybody else who writes waits for it. */
    private static final int AT_ONCE = 1_000;

    private static final String UNKNOWN = "handler not in (select handler from known_handler where seen_at > :before)";

    /** As the index says that keeps the order. Only what has a resource is ever QUEUED. */
    private static final String IN_LINE = "d.status in ('WAITING', 'QUEUED', 'RUNNING') and d.resource_id is not null";

    /** From handler to handler along the indexes, as {@link Backlog} does: what waits for those that are known is not read. */
    static final String FIND = """
        with recursive waiting (handler) as (
            select min(d.handler) from delivery d where d.status = 'WAITING'
            union all
            select (select min(d.handler) from delivery d where d.status = 'WAITING' and d.handler > one.handler)
            from waiting one where one.handler is not null),
        in_line (handler) as (
            select min(d.handler) from delivery d where %1$s
            union all
            select (select min(d.handler) from delivery d where %1$s and d.handler > one.handler)
            from in_line one where one.handler is not null)
        select handler from (select handler from waiting union select handler from in_line) as found
        where handler is not null and %2$s
        order by handler
        """.formatted(IN_LINE, UNKNOWN);

    /**
     * For each status a statement, because each is found by another index. That of all that is QUEUED is kept out by an
     * expression: it would be read as a whole for each handler.
     */
    static final List<String> ITS = List.of("""
        select d.id from delivery d
        where d.status = 'WAITING' and d.handler = :handler and d.created_at <= :before limit :atMost
        """, """
            select d.id from delivery d
            where %s and d.handler = :handler and d.status || '' = 'QUEUED' and d.created_at <= :before limit :atMost
            """.formatted(IN_LINE));

    private final Database database;
    private final WorkSignal signal;
    private final Followers followers;
    private final String know;
    private final String park;

    KnownHandlers(Database database, WorkSignal signal) {
        this.database = database;
        this.signal = signal;
        this.followers = new Followers(database);
        this.know = """
            insert into known_handler (handler, seen_at)
            select handler, :now from %s as given where true order by handler
            on conflict (handler) do update set seen_at = :now
            """.formatted(database.dialect().rows("handlers", "handler text"));
        this.park = """
            update delivery set status = 'PARKED', finished_at = :now, parked_reason = 'REMOVED'
            where id in (select id from %s as given) and status in ('WAITING', 'QUEUED') and %s
            """.formatted(database.dialect().rows("deliveries", "id bigint"), UNKNOWN);
    }

    /** This replica knows these handlers now. */
    public void know(Collection<String> handlers) {
        database.lightly(transaction -> transaction
                .sql()
                .sql(know)
                .param("handlers", Rows.ofHandlers(handlers))
                .param("now", database.clock().millis())
                .update());
    }

    /**
     * Parks what waits for a handler that no replica has known for the given time, and which has waited as long itself. What
     * has not waited so long, and is queued behind it, follows.
     *
     * @return how many deliveries were parked, by handler; only those handlers are in it of which some were
     */
    public Map<String, Integer> parkUnknown(Duration patience) {
        long now = database.clock().millis();
        Map<String, Integer> parked = new HashMap<>();
        try {
            park(now, now - patience.toMillis(), parked);
            if (!parked.isEmpty()) {
                followers.followAll();
            }
        } catch (NestedRuntimeException e) {
            if (parked.isEmpty()) {
                throw e;
            }
            log.warn(
                    "Not all could be parked that waits for removed handlers, or let what waits behind it follow; that"
                            + " is done later: {}",
                    OwnWords.of(e));
        }
        if (!parked.isEmpty()) {
            signal.raise();
        }
        return parked; // which is done, and to be counted, whatever failed then
    }

    private void park(long now, long before, Map<String, Integer> parked) {
        List<String> unknown = database.readAtLength(sql -> sql.sql(FIND)
                .param("before", before)
                .query((row, n) -> row.getString("handler"))
                .list());
        for (String handler : unknown) {
            for (String its : ITS) {
                int some = park(its, handler, now, before);
                while (some > 0) {
                    parked.merge(handler, some, Integer::sum);
                    some = Thread.currentThread().isInterrupted() ? 0 : park(its, handler, now, before);
                }
            }
        }
    }

    private int park(String its, String handler, long now, long before) {
        List<Long> deliveries = database.readAtLength(sql -> sql.sql(its)
                .param("handler", handler)
                .param("before", before)
                .param("atMost", AT_ONCE)
                .query((row, n) -> row.getLong(1))
                .list());
        return deliveries.isEmpty()
                ? 0
                : database.lightly(transaction -> transaction
                        .sql()
                        .sql(park)
                        .param("deliveries", Rows.ofIds(deliveries))
                        .param("now", now)
                        .param("before", before)
                        .update());
    }
}
