package dev.zenhook.store;

import dev.zenhook.store.SqliteWriting.Safety;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The embedded database: one connection that writes, and a few that read. Whether a commit waits for the disk is said before
 * a transaction; all go into one log, so what did not wait is on the disk as soon as the next one has that does.
 */
record SqliteDatabase(SqliteWriting writing, Connections reading, Dialect dialect, Clock clock, FileLock lock)
        implements Database {

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return writing.write(Safety.FULL, work);
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        return writing.write(Safety.NORMAL, work);
    }

    @Override
    public JdbcClient read() {
        return reading.sql();
    }

    @Override
    public <T> T readAtLength(Function<JdbcClient, T> reading) {
        return reading.apply(read());
    }

    @Override
    public @Nullable Duration lease() {
        return null;
    }

    /** There are no leases that it could end. */
    @Override
    public boolean hasSteadyClock() {
        return true;
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
    public boolean settleDeleted() {
        return writing.emptyLog();
    }

    @Override
    public void close() throws IOException {
        reading.close();
        writing.close();
        lock.close();
    }
}
