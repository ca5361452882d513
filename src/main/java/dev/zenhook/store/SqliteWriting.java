package dev.zenhook.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The one connection that writes into the embedded database, for whose turn it is. It keeps its statements: to compile one
 * takes SQLite longer than to run it.
 */
final class SqliteWriting implements AutoCloseable {
    /** In pages. Whatever is written between two checkpoints goes into the database once, so they are to be rare. */
    private static final String RARE_CHECKPOINTS = "pragma wal_autocheckpoint = 8000";

    /** For whoever reads what a checkpoint would take away; meanwhile nobody writes. In milliseconds. */
    private static final int PATIENCE_WITH_READERS = 200;

    private static final int STATEMENTS = 100;
    private static final int SQLITE_IOERR = 10;

    private final BasicDataSource pool = new BasicDataSource();
    private final Connections connections;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Whether the disk has failed. What it was to flush then, Linux takes for flushed, and does not try again: a commit that came
     * behind it in the log would be lost with it when the machine fails, though its own flush succeeded.
     */
    private boolean hasGap;

    /** What the connection was told last; null if it is a new one, or may be. */
    private @Nullable Safety told;

    /** Whether a commit waits for the disk. */
    enum Safety {
        FULL,
        NORMAL
    }

    SqliteWriting(String url) {
        pool.setUrl(url);
        pool.setMaxTotal(1);
        pool.setTestOnBorrow(false);
        pool.setConnectionInitSqls(List.of(RARE_CHECKPOINTS, SqliteDialect.OVERWRITE_LITTLE));
        pool.setPoolPreparedStatements(true);
        pool.setMaxOpenPreparedStatements(STATEMENTS);
        connections = new Connections(pool, this::closePool, new SqliteTransactions(pool));
    }

    /** In turn: waiting for a lock is cheaper than what SQLite does, which is to ask again and again. */
    <T> T write(Safety safety, Function<Transaction, T> work) {
        turn.lock();
        try {
            closeGap();
            tell(safety);
            return connections.inTransaction(work);
        } catch (RuntimeException | Error e) {
            beginAnew(e);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /** Writes all that is in the log once more, into the database, where it is flushed as well. */
    private void closeGap() {
        if (hasGap) {
            if (!emptyLog()) {
                throw new TransientDataAccessResourceException("Somebody reads what has to be written once more");
            }
            hasGap = false;
        }
    }

    /**
     * Brings all that is in the write-ahead log into the database, and the log to nothing: it is not to keep for long what was
     * overwritten in the database.
     *
     * @return false if somebody reads what would go
     */
    boolean emptyLog() {
        turn.lock();
        try {
            long usual = connections.ask("pragma busy_timeout");
            connections.setting("pragma busy_timeout = " + PATIENCE_WITH_READERS);
            boolean busy = connections.ask("pragma wal_checkpoint(truncate)") != 0;
            connections.setting("pragma busy_timeout = " + usual);
            return !busy;
        } catch (RuntimeException | Error e) {
            beginAnew(e);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private void tell(Safety safety) {
        if (safety != told) {
            connections.setting("pragma synchronous = " + safety);
            told = safety;
        }
    }

    /**
     * The driver takes a transaction for begun even if SQLite refused to begin it; on such a connection every later statement
     * would be committed alone, and every later commit would fail. So none is used on which anything failed.
     */
    private void beginAnew(Throwable failure) {
        told = null;
        hasGap |= isOfTheDisk(failure);
        try {
            pool.restart();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean isOfTheDisk(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getErrorCode() == SQLITE_IOERR) {
                return true;
            }
        }
        return false;
    }

    private void closePool() {
        try {
            pool.close();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Closing the inbox", null, e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
