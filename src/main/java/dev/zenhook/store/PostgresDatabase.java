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
record PostgresDatabase(Connections connections, Dialect dialect, Clock clock, Duration leaseDuration)
        implements Database {
    /**
     * How a transaction begins, in one statement, as each is a way to the server. What a replica has locked stays locked
     * until its transaction ends, and if its machine stops or vanishes, only the server can end it. Who waits for a lock is
     * more patient than that, and no statement goes on here when its client has given up, which {@link PostgresUrl} says.
     * Set for the transaction alone: behind PgBouncer the next one in this session is somebody else's.
     */
    private static final String BEGIN = """
        select set_config('synchronous_commit', 'on', true),
            set_config('idle_in_transaction_session_timeout', '5s', true),
            set_config('lock_timeout', '6s', true),
            set_config('statement_timeout', '25s', true)\
        """;

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return connections.inTransaction(transaction -> {
            transaction.sql().sql(BEGIN).query().singleRow();
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

    @Override
    public void close() {
        connections.close();
    }
}
