package dev.zenhook.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    private final LogLines lines;
    private final EntryNumbers numbers;
    private final ReentrantLock turn = new ReentrantLock(true);

    InboxSearch(Database database) {
        this(database, WINDOW);
    }

    InboxSearch(Database database, long window) {
        this.database = database;
        this.window = window;
        this.lines = new LogLines(database);
        this.numbers = new EntryNumbers(database);
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
        List<Line> found = new ArrayList<>();
        long end = Math.min(below, numbers.last() + 1);
        while (found.size() < atMost && end > 1) {
            long after = sql.isNarrow() ? 0 : Math.max(0, end - 1 - window);
            List<Line> page = page(sql, after, end, atMost - found.size());
            found.addAll(page);
            end = 1 + (page.isEmpty() ? numbers.lastUpTo(after) : after);
        }
        return lines.withDeliveries(found);
    }

    private List<Line> page(FilterSql sql, long after, long below, int atMost) {
        return ask(
                page(sql),
                sql,
                after,
                below,
                asked -> asked.param("atMost", atMost)
                        .query((row, n) -> LogLines.line(row))
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

    /** These may read for long, and dispatching reads, too: however many are asked, one connection is left to it. */
    private <T> T ask(
            String sql, FilterSql filter, long after, long end, Function<JdbcClient.StatementSpec, T> answer) {
        turn.lock();
        try {
            return database.readAtLength(reading -> answer.apply(reading.sql(sql)
                    .params(filter.parameters())
                    .param("after", after)
                    .param("end", end)));
        } finally {
            turn.unlock();
        }
    }

    /** How many match. Unless the filter is narrow, this reads the whole log. */
    public long count(InboxFilter filter) {
        FilterSql sql = FilterSql.of(filter);
        long last = numbers.last();
        long count = 0;
        long after = 0;
        while (after < last) {
            long end = endOfWindow(sql, after, last);
            long here = count(sql, after, end);
            count += here;
            after = here == 0 ? numbers.beforeNext(end, last) : end;
        }
        return count;
    }

    private long count(FilterSql sql, long after, long end) {
        String counting = "select count(*) from entry e where e.id <= :end" + beginOfWindow(sql) + sql.condition();
        return ask(
                counting,
                sql,
                after,
                end,
                asked -> asked.query((row, n) -> row.getLong(1)).single());
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
        List<Long> found = ask(
                numbers(sql),
                sql,
                after,
                end,
                asked -> asked.param("atMost", atMost)
                        .query((row, n) -> row.getLong(1))
                        .list());
        if (found.size() == atMost) {
            return new Found(found, found.getLast());
        }
        return new Found(found, found.isEmpty() ? numbers.beforeNext(end, last) : end);
    }

    static String numbers(FilterSql filter) {
        return "select e.id from entry e where e.id > :after and e.id <= :end" + filter.condition()
                + " order by e.id limit :atMost";
    }

    /** The number of the entry that arrived last; 0 if there is none. */
    long last() {
        return numbers.last();
    }

    public Optional<InboxLog.Entry> find(long number) {
        return database.read()
                .sql("select * from entry where id = :number")
                .param("number", number)
                .query((row, n) -> InboxLog.entry(row))
                .optional();
    }
}
