package dev.zenhook.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The embedded database: one connection that waits for the disk, one that does not, and a few that read. Both write into
 * one log, so whatever the second has committed is on the disk as soon as the first commits again.
 */
record SqliteDatabase(
        Connections durable,
        Connections light,
        Connections reading,
        ReentrantLock turn,
        Dialect dialect,
        Clock clock,
        FileLock lock)
        implements Database {

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return durable.inTransaction(turn, work);
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        return light.inTransaction(turn, work);
    }

    @Override
    public JdbcClient read() {
        return reading.sql();
    }

    @Override
    public @Nullable Duration lease() {
        return null;
    }

    @Override
    public Duration longestWait() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean giveSpaceBack() {
        return lightly(SqliteSpace::giveBack);
    }

    @Override
    public void close() throws IOException {
        reading.close();
        light.close();
        durable.close();
        lock.close();
    }
}
