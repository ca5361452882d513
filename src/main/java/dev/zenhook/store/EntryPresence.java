package dev.zenhook.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks in the inbox for what it has already, beside all writing. Nobody sees an entry before it is on the disk: SQLite flushes
 * its log, and PostgreSQL its own (and waits for a standby, where it is told to), before a commit is to be seen by another
 * connection; and every entry is written by a commit that waits for that.
 *
 * <p>One looks at a time, since whoever repeats much is not to take the connections of those who read for others.
 */
final class EntryPresence {
    /** Whoever waits for longer is bounded as all are that are written, and told when the database is away. */
    private static final long PATIENCE_SECONDS = 1;

    private static final String FIND = "select id from entry where tenant = :tenant and entry_key = :key";

    private final Database database;
    private final ReentrantLock turn = new ReentrantLock(true);

    EntryPresence(Database database) {
        this.database = database;
    }

    /**
     * Whatever has become of the entry: also of one that was erased or forgotten, the key is there.
     *
     * @return false also where too many look
     */
    boolean has(String tenant, EntryKey key) {
        if (!isOurTurn()) {
            return false;
        }
        try {
            return database.read()
                    .sql(FIND)
                    .param("tenant", tenant)
                    .param("key", key.text())
                    .query((row, n) -> row.getLong(1))
                    .optional()
                    .isPresent();
        } finally {
            turn.unlock();
        }
    }

    private boolean isOurTurn() {
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
