package dev.zenhook.store;

import dev.zenhook.event.RawBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the test event that somebody waits for, whichever replica it came to.
 *
 * <p>PostgreSQL's replicas may commit later what was numbered earlier. But what arrives after a mark draws a number that is
 * higher than all that were drawn before it, seen or not: the one that is waited for is never below the mark, and whatever
 * becomes visible there had arrived before.
 */
public final class TestEvents {
    /** An index that begins with the tenant would have all of its entries read; an expression keeps it out. */
    static final String ADDED = """
        select event_date, key_fingerprint from entry
        where id > :last and tenant || '' = :tenant and test and (resource_id = :listener or entry_key = :empty)
        order by id\
        """;

    /** The one without a body has a row for ever, in which its arrivals are counted. */
    static final String COUNTED = """
        select event_date, key_fingerprint from entry
        where tenant = :tenant and entry_key = :empty and id <= :last and arrivals > :arrivals\
        """;

    private static final String EMPTY = EntryKey.ofBody(RawBody.of(new byte[0])).text();

    private final Database database;
    private final String lastEntry;
    private final String arrivals;

    TestEvents(Database database) {
        this.database = database;
        this.lastEntry = "select " + database.dialect().lastEntry();
        this.arrivals = "select arrivals from entry where tenant = :tenant and entry_key = :empty"
                + database.dialect().locked();
    }

    /**
     * How far the inbox was at a moment.
     *
     * @param lastEntry the number that was given last; 0 if there has been no entry
     * @param emptyBodies how often the tenant's test event without a body had arrived
     */
    public record Mark(String tenant, long lastEntry, int emptyBodies) {}

    /**
     * A test event that came after a mark.
     *
     * @param date as Zentitle2 dated it; null if it did not
     */
    public record Arrived(@Nullable Instant date, String keyFingerprint) {}

    /** In a transaction: where there is one writer it waits for its turn, and elsewhere for whoever counts an arrival. */
    public Mark mark(String tenant) {
        return database.lightly(transaction -> {
            List<Integer> counted = transaction
                    .sql()
                    .sql(arrivals)
                    .param("tenant", tenant)
                    .param("empty", EMPTY)
                    .query((row, n) -> row.getInt(1))
                    .list();
            long last = transaction
                    .sql()
                    .sql(lastEntry)
                    .query((row, n) -> row.getLong(1))
                    .single();
            return new Mark(tenant, last, counted.isEmpty() ? 0 : counted.getFirst());
        });
    }

    /** Those for that listener that came since; one without a body names no listener, and counts as well. */
    public List<Arrived> since(Mark mark, String listenerId) {
        return Stream.concat(added(mark, listenerId).stream(), counted(mark).stream())
                .toList();
    }

    private List<Arrived> added(Mark mark, String listenerId) {
        return database.read()
                .sql(ADDED)
                .param("last", mark.lastEntry())
                .param("tenant", mark.tenant())
                .param("listener", listenerId)
                .param("empty", EMPTY)
                .query((row, n) -> arrived(row))
                .list();
    }

    /** A row below the mark that the mark did not see had arrived once. */
    private List<Arrived> counted(Mark mark) {
        return database.read()
                .sql(COUNTED)
                .param("tenant", mark.tenant())
                .param("empty", EMPTY)
                .param("last", mark.lastEntry())
                .param("arrivals", Math.max(1, mark.emptyBodies()))
                .query((row, n) -> arrived(row))
                .list();
    }

    private static Arrived arrived(ResultSet row) throws SQLException {
        return new Arrived(EventRow.date(row), row.getString("key_fingerprint"));
    }
}
