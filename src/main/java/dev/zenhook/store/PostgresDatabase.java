package dev.zenhook.store;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that several replicas share. Every commit waits for the disk: a claim that a failing server forgot could be
 * given to a second replica while the first one runs it.
 */
record PostgresDatabase(
        Connections connections, Dialect dialect, Clock clock, Duration leaseDuration, PostgresPatience patience)
        implements Database {

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return connections.inTransaction(transaction -> {
            transaction.sql().sql(patience.begin()).query().singleRow();
            return work.apply(transaction);
        });
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        if (clock instanceof DatabaseClock followed) {
            followed.follow();
        }
        return durably(work);
    }

    @Override
    public JdbcClient read() {
        return connections.sql();
    }

    /** In a transaction, for that one's patience: else the server would go on after the client has given up. */
    @Override
    public <T> T readAtLength(Function<JdbcClient, T> reading) {
        return durably(transaction -> reading.apply(transaction.sql()));
    }

    @Override
    public @Nullable Duration lease() {
        return leaseDuration;
    }

    @Override
    public boolean hasSteadyClock() {
        return !(clock instanceof DatabaseClock followed) || followed.isSteady();
    }

    @Override
    public Duration longestWait() {
        return Duration.ofSeconds(1);
    }

    /** Its own autovacuum sees to that. */
    @Override
    public boolean giveSpaceBack() {
        return false;
    }

    /** A vacuum does that, in its own time. */
    @Override
    public boolean settleDeleted() {
        return true;
    }

    @Override
    public void close() {
        connections.close();
    }
}
