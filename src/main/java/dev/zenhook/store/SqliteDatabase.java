package dev.zenhook.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The embedded database: one connection that writes, and a few that read. Whether a commit waits for the disk is said before
 * each transaction; all go into one log, so what did not wait is on the disk as soon as the next one has that does.
 */
record SqliteDatabase(
        Connections writing, Connections reading, ReentrantLock turn, Dialect dialect, Clock clock, FileLock lock)
        implements Database {

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return write("pragma synchronous = full", work);
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        return write("pragma synchronous = normal", work);
    }

    /** In turn: waiting for a lock is cheaper than what SQLite does, which is to ask again and again. */
    private <T> T write(String safety, Function<Transaction, T> work) {
        turn.lock();
        try {
            writing.sql().sql(safety).update();
            return writing.inTransaction(work);
        } finally {
            turn.unlock();
        }
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
        writing.close();
        lock.close();
    }
}
