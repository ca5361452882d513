package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds entries in the log. What no index finds is looked for in one window of numbers after the other: a statement that
 * reads a large log as a whole would be given up by its client, and could not be stopped.
 */
public final class InboxSearch {
    private static final long WINDOW = 10_000;

    private final Database database;
    private final long window;
    private final String statuses;
    private final ReentrantLock turn = new ReentrantLock(true);

    InboxSearch(Database database) {
        this(database, WINDOW);
    }

    InboxSearch(Database database, long window) {
        this.database = database;
        this.window = window;
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
        List<Line> lines = new ArrayList<>();
        long end = Math.min(below, last() + 1);
        while (lines.size() < atMost && end > 1) {
            long after = sql.isNarrow() ? 0 : Math.max(0, end - 1 - window);
            lines.addAll(page(sql, after, end, atMost - lines.size()));
            end = after + 1;
        }
        return withDeliveries(lines);
    }

    private List<Line> page(FilterSql sql, long after, long below, int atMost) {
        return inTurn(() -> ask(page(sql), sql, after, below)
                .param("atMost", atMost)
                .query((row, n) -> line(row))
                .list());
    }

    static String page(FilterSql filter) {
        return """
            select e.id, e.tenant, e.status, e.event_id, e.code, e.resource_id, e.event_date, e.test, e.received_at,
                e.arrivals, e.problems
            from entry e where e.id < :end%s%s order by e.id desc limit :atMost
            """.formatted(beginOfWindow(filter), filter.condition());
    }

    /** Where there is no window, PostgreSQL might still believe that a begin leaves few, and that it need not use an index. */
    private static String beginOfWindow(FilterSql filter) {
        return filter.isNarrow() ? "" : " and e.id > :after";
    }

    private JdbcClient.StatementSpec ask(String sql, FilterSql filter, long after, long end) {
        return database.read()
                .sql(sql)
                .params(filter.parameters())
                .param("after", after)
                .param("end", end);
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
        long last = last();
        long count = 0;
        for (long after = 0; after < last; after = endOfWindow(sql, after, last)) {
            count += count(sql, after, endOfWindow(sql, after, last));
        }
        return count;
    }

    private long count(FilterSql sql, long after, long last) {
        String counting = "select count(*) from entry e where e.id <= :end" + beginOfWindow(sql) + sql.condition();
        return inTurn(() -> ask(counting, sql, after, last)
                .query((row, n) -> row.getLong(1))
                .single());
    }

    private long endOfWindow(FilterSql sql, long after, long last) {
        return sql.isNarrow() ? last : Math.min(last, after + window);
    }

    /**
     * Entries that were found.
     *
     * @param upTo so far has been looked, and there are no others
     */
    record Found(List<Long> numbers, long upTo) {}

    /** The first of those that match, in the order of arrival, after one number and up to another, as far as a window goes. */
    Found next(InboxFilter filter, long after, long last, int atMost) {
        FilterSql sql = FilterSql.of(filter);
        long end = endOfWindow(sql, after, last);
        List<Long> numbers = inTurn(() -> ask(numbers(sql), sql, after, end)
                .param("atMost", atMost)
                .query((row, n) -> row.getLong(1))
                .list());
        return new Found(numbers, numbers.size() < atMost ? end : numbers.getLast());
    }

    static String numbers(FilterSql filter) {
        return "select e.id from entry e where e.id > :after and e.id <= :end" + filter.condition()
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
