package dev.zenhook.store;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the databases say differently. All other SQL of this room is understood by each of them. */
interface Dialect {
    /**
     * The rows of a JSON array, as a table.
     *
     * @param parameter the named parameter that holds the array
     * @param columns names and SQL types, such as {@code id bigint}
     */
    String rows(String parameter, String... columns);

    /** At the end of a query: locks its rows, and waits for another replica that has locked them. */
    String locked();

    /** At the end of a query: locks its rows, and passes over those that another replica has locked. */
    String skipLocked();

    /** Until this transaction ends, nobody else writes into that table; it may be read. To be called before anything else. */
    void writeAlone(JdbcClient sql, String table);

    /** An expression: the number that was given to an entry last, whether or not it can be seen already; 0 before the first. */
    String lastEntry();

    /** An expression: a number that is higher than every one given before, by any replica. */
    String nextLease();

    /** Before {@link #nextLease} is used in a transaction. */
    void drawLease(JdbcClient sql);

    /** Whether what is deleted in this transaction from now on leaves no trace in the database's free space. */
    void overwriteDeleted(JdbcOperations sql, boolean overwrite);

    /** Writes entries, in the order given, but for those whose key is there already. */
    List<NewEntry> insert(JdbcOperations sql, List<Arrival> arrivals);

    /** How many entries are to leave in one transaction: few where everybody else who writes waits for it. */
    int departuresAtOnce();

    /** An entry that was not there before; its status is STALE if its date lies before the horizon. */
    record NewEntry(long id, String tenant, String key, EntryStatus status) {}
}
