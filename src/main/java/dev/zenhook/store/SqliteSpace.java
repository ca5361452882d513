package dev.zenhook.store;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the file of the embedded database smaller, if it has been much larger than it has to be. */
final class SqliteSpace {
    private static final Logger log = LoggerFactory.getLogger(SqliteSpace.class);

    /** What is free is used again by what arrives. To give all of it back would only be to ask for it again. */
    private static final int FREE_PERCENT = 10;

    private static final int PAGES_AT_ONCE = 250;
    private static final int NEVER_SHRINKS = 0;

    private SqliteSpace() {}

    /** Not if it comes from elsewhere, such as from a dump. */
    static boolean canShrink(Transaction transaction) {
        return pragma(transaction, "auto_vacuum") != NEVER_SHRINKS;
    }

    static void warnOf(Path file) {
        log.warn(
                "The inbox {} never becomes smaller, though what has left it makes room for what arrives. To change"
                        + " that, stop Zenhook and run: sqlite3 {} 'pragma auto_vacuum = incremental; vacuum'",
                file,
                file);
    }

    /** Whether there is more to give back. The file becomes smaller when its log is next written back into it. */
    static boolean giveBack(Transaction transaction) {
        long kept = pragma(transaction, "page_count") * FREE_PERCENT / 100;
        long free = pragma(transaction, "freelist_count");
        long excess = free - kept;
        if (excess <= 0) {
            return false;
        }
        // One step frees one page, and only an update takes all of its steps.
        transaction.operations().update("pragma incremental_vacuum(" + Math.min(excess, PAGES_AT_ONCE) + ")");
        return excess > PAGES_AT_ONCE && pragma(transaction, "freelist_count") < free;
    }

    private static long pragma(Transaction transaction, String name) {
        return transaction
                .operations()
                .query("pragma " + name, (row, n) -> row.getLong(1))
                .getFirst();
    }
}
