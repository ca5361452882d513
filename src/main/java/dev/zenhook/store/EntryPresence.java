package dev.zenhook.store;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks in the inbox for what it has already, beside all writing. Nobody sees an entry before it is on the disk: SQLite flushes
 * its log, and PostgreSQL its own (and waits for a standby, where it is told to), before a commit is to be seen by another
 * connection; and every entry is written by a commit that waits for that.
 *
 * <p>One looks at a time, since whoever repeats much is not to take the connections of those who read for others.
 */
final class EntryPresence {
    private static final String FIND = "select id from entry where tenant = :tenant and entry_key = :key";

    private final Database database;
    private final ReentrantLock turn = new ReentrantLock(true);

    EntryPresence(Database database) {
        this.database = database;
    }

    /** Whatever has become of the entry: also of one that was erased or forgotten, the key is there. */
    boolean has(String tenant, EntryKey key) {
        turn.lock();
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
}
