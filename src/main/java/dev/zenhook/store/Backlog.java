package dev.zenhook.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is to be done, and for how long it has been. Asked now and then, however full the inbox is: counts read an index,
 * and end at a limit; the oldest delivery of a handler is the first in its index.
 */
public final class Backlog {
    /** Beyond it nobody needs to know how many more. */
    public static final int LIMIT = 10_000;

    /** The statuses of what is not done. */
    public static final List<DeliveryStatus> STATUSES =
            List.of(DeliveryStatus.WAITING, DeliveryStatus.QUEUED, DeliveryStatus.RUNNING, DeliveryStatus.PARKED);

    /** A status as text, and no parameter, or the indexes of single statuses would not be used. */
    private static final String COUNT =
            "select count(*) from (select 1 from delivery where status = '%s' limit " + LIMIT + ") as counted";

    static final Map<DeliveryStatus, String> COUNTS = counts();

    /** From handler to handler along the index: not even the names of all deliveries' handlers are read. */
    static final String OLDEST_DUE = """
        with recursive waiting (handler) as (
            select min(d.handler) from delivery d where d.status = 'WAITING'
            union all
            select (select min(d.handler) from delivery d where d.status = 'WAITING' and d.handler > one.handler)
            from waiting one where one.handler is not null)
        select one.handler, (select min(d.due_at) from delivery d where d.status = 'WAITING' and d.handler = one.handler) as due
        from waiting one where one.handler is not null
        """;

    private final Database database;

    Backlog(Database database) {
        this.database = database;
    }

    private static Map<DeliveryStatus, String> counts() {
        Map<DeliveryStatus, String> counts = new EnumMap<>(DeliveryStatus.class);
        STATUSES.forEach(status -> counts.put(status, COUNT.formatted(status)));
        return counts;
    }

    /**
     * What was found.
     *
     * @param deliveries how many there are of each status that is not the end, up to the limit
     * @param overdue by handler: for how long the delivery has been due that fell due first; zero if none is
     */
    public record Reading(Map<DeliveryStatus, Integer> deliveries, Map<String, Duration> overdue) {}

    public Reading read() {
        Map<DeliveryStatus, Integer> deliveries = new EnumMap<>(DeliveryStatus.class);
        COUNTS.forEach((status, sql) -> deliveries.put(
                status,
                database.read().sql(sql).query((row, n) -> row.getInt(1)).single()));
        long now = database.clock().millis();
        Map<String, Duration> overdue = new HashMap<>();
        database.read().sql(OLDEST_DUE).query(row -> {
            overdue.put(row.getString(1), Duration.ofMillis(Math.max(0, now - row.getLong(2))));
        });
        return new Reading(deliveries, overdue);
    }
}
