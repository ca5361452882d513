package dev.zenhook.store;

import dev.zenhook.store.EntryLock.Locked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases an entry but for its key, so that a repetition, or a captured request, does not bring it back. What waits is
 * discarded first; one that runs has the event in its hands, so the erasing waits for its end.
 */
final class EntryErase implements EntryWork {
    private static final Logger log = LoggerFactory.getLogger(EntryErase.class);

    /** A backup reads for longer than anybody waits here. */
    private static final int ATTEMPTS_TO_SETTLE = 25;

    private final Database database;
    private final EntryDiscard discard;
    private final EntryLock lock;

    EntryErase(Database database, WorkSignal signal, ActRequest asked) {
        this.database = database;
        this.discard = new EntryDiscard(database, signal, asked);
        this.lock = new EntryLock(database.dialect());
    }

    @Override
    public Result on(long entry) {
        return discard.on(entry) == Result.BUSY
                ? Result.BUSY
                : database.durably(transaction -> erase(transaction, entry));
    }

    /** Only now is it gone from the disk, too. */
    @Override
    public void end() {
        for (int attempt = 0; attempt < ATTEMPTS_TO_SETTLE; attempt++) {
            if (database.settleDeleted()) {
                return;
            }
        }
        log.warn("What was erased is still in the database's write-ahead log, because somebody reads there, as a backup"
                + " does. It goes in time; to have it gone, let that end, and ask for the erasure once more");
    }

    private Result erase(Transaction transaction, long entry) {
        JdbcClient sql = transaction.sql();
        Locked locked = lock.lock(sql, entry).orElse(null);
        if (locked == null || locked.status() == EntryStatus.ERASED) {
            return Result.UNCHANGED;
        }
        if (isLive(sql, entry)) {
            return Result.BUSY;
        }
        database.dialect().overwriteDeleted(transaction.operations(), true);
        sql.sql("delete from delivery where entry_id = :entry")
                .param("entry", entry)
                .update();
        sql.sql("""
            update entry set %s, status = 'ERASED', forgotten = true
            where id = :entry
            """.formatted(EntryRemains.ONLY_THE_KEY))
                .param("entry", entry)
                .param("nothing", new byte[0])
                .update();
        database.dialect().overwriteDeleted(transaction.operations(), false);
        return Result.CHANGED;
    }

    private static boolean isLive(JdbcClient sql, long entry) {
        return sql.sql("""
            select count(*) from delivery
            where entry_id = :entry and status in ('WAITING', 'QUEUED', 'RUNNING')
            """)
                        .param("entry", entry)
                        .query((row, n) -> row.getLong(1))
                        .single()
                > 0;
    }
}
