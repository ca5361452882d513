package dev.zenhook.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another database, but for what a subclass says otherwise. */
abstract class ForwardingDatabase implements Database {
    private final Database database;

    ForwardingDatabase(Database database) {
        this.database = database;
    }

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return database.durably(work);
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        return database.lightly(work);
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public Clock clock() {
        return database.clock();
    }

    @Override
    public JdbcClient read() {
        return database.read();
    }

    @Override
    public <T> T readAtLength(Function<JdbcClient, T> reading) {
        return database.readAtLength(reading);
    }

    @Override
    public @Nullable Duration lease() {
        return database.lease();
    }

    @Override
    public boolean hasSteadyClock() {
        return database.hasSteadyClock();
    }

    @Override
    public Duration longestWait() {
        return database.longestWait();
    }

    @Override
    public boolean giveSpaceBack() {
        return database.giveSpaceBack();
    }

    @Override
    public boolean settleDeleted() {
        return database.settleDeleted();
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
