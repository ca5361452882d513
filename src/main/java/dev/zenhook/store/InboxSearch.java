package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds entries in the log. */
public final class InboxSearch {
    private final Database database;
    private final String statuses;
    private final ReentrantLock turn = new ReentrantLock(true);

    InboxSearch(Database database) {
        this.database = database;
        this.statuses = "select entry_id, handler, status from delivery where entry_id in (select id from "
                + database.dialect().rows("entries", "id bigint") + " as given) order by id";
    }

    /**
     * An entry as it stands in a list: without its body.
     *
     * @param number the order of arrival
     * @param eventDate when it happened, if that is known
     * @param problems of an UNREADABLE entry: why
     * @param deliveries the status of each handler's last delivery
     */
    public record Line(
            long number,
            String tenant,
            EntryStatus status,
            @Nullable String eventId,
            @Nullable String code,
            @Nullable String resourceId,
            @Nullable Instant eventDate,
            boolean test,
            Instant receivedAt,
            int arrivals,
            @Nullable String problems,
            Map<String, DeliveryStatus> deliveries) {}

    /**
     * Those that match, the newest first.
     *
     * @param below only entries with a lower number: the last one of the page before, or {@link Long#MAX_VALUE}
     */
    public List<Line> list(InboxFilter filter, long below, int atMost) {
        FilterSql sql = FilterSql.of(filter);
        List<Line> lines = inTurn(() -> database.read()
                .sql(page(sql))
                .params(sql.parameters())
                .param("below", below)
                .param("atMost", atMost)
                .query((row, n) -> line(row))
                .list());
        return withDeliveries(lines);
    }

    static String page(FilterSql filter) {
        return """
            select e.id, e.tenant, e.status, e.event_id, e.code, e.resource_id, e.event_date, e.test, e.received_at,
                e.arrivals, e.problems
            from entry e where e.id < :below%s order by e.id desc limit :atMost
            """.formatted(filter.condition());
    }

    /** These may read for long, and dispatching reads, too: however many are asked, one connection is left to it. */
    private <T> T inTurn(Supplier<T> reading) {
        turn.lock();
        try {
            return reading.get();
        } finally {
            turn.unlock();
        }
    }

    private List<Line> withDeliveries(List<Line> lines) {
        Map<Long, Map<String, DeliveryStatus>> byEntry = new HashMap<>();
        lines.forEach(line -> byEntry.put(line.number(), line.deliveries()));
        database.read()
                .sql(statuses)
                .param("entries", Rows.ofIds(byEntry.keySet()))
                .query(row -> {
                    byEntry.getOrDefault(row.getLong(1), new HashMap<>())
                            .put(row.getString(2), DeliveryStatus.valueOf(row.getString(3)));
                });
        return lines;
    }

    /** How many match. Unless the filter is narrow, this reads the whole log. */
    public long count(InboxFilter filter) {
        FilterSql sql = FilterSql.of(filter);
        return inTurn(() -> database.read()
                .sql("select count(*) from entry e where true" + sql.condition())
                .params(sql.parameters())
                .query((row, n) -> row.getLong(1))
                .single());
    }

    /** The numbers of those that match, in the order of arrival, after one number and up to another. */
    List<Long> numbers(InboxFilter filter, long after, long last, int atMost) {
        FilterSql sql = FilterSql.of(filter);
        return inTurn(() -> database.read()
                .sql(numbers(sql))
                .params(sql.parameters())
                .param("after", after)
                .param("last", last)
                .param("atMost", atMost)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    static String numbers(FilterSql filter) {
        return "select e.id from entry e where e.id > :after and e.id <= :last" + filter.condition()
                + " order by e.id limit :atMost";
    }

    /** The number of the entry that arrived last; 0 if there is none. */
    long last() {
        return database.read()
                .sql("select coalesce(max(id), 0) from entry")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    public Optional<InboxLog.Entry> find(long number) {
        return database.read()
                .sql("select * from entry where id = :number")
                .param("number", number)
                .query((row, n) -> InboxLog.entry(row))
                .optional();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("tenant"),
                EntryStatus.valueOf(row.getString("status")),
                row.getString("event_id"),
                row.getString("code"),
                row.getString("resource_id"),
                EventRow.date(row),
                row.getBoolean("test"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getInt("arrivals"),
                row.getString("problems"),
                new TreeMap<>());
    }
}
