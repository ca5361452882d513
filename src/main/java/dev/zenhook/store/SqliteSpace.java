package dev.zenhook.store;

/** Makes the file of the embedded database smaller, if it has been much larger than it has to be. */
final class SqliteSpace {
    /** What is free is used again by what arrives. To give all of it back would only be to ask for it again. */
    private static final int FREE_PERCENT = 10;

    private static final int PAGES_AT_ONCE = 250;

    private SqliteSpace() {}

    /** Whether there is more to give back. The file becomes smaller when its log is next written back into it. */
    static boolean giveBack(Transaction transaction) {
        long kept = pragma(transaction, "page_count") * FREE_PERCENT / 100;
        long excess = pragma(transaction, "freelist_count") - kept;
        if (excess <= 0) {
            return false;
        }
        // One step frees one page, and only an update takes all of its steps.
        transaction.operations().update("pragma incremental_vacuum(" + Math.min(excess, PAGES_AT_ONCE) + ")");
        return excess > PAGES_AT_ONCE;
    }

    private static long pragma(Transaction transaction, String name) {
        return transaction
                .operations()
                .query("pragma " + name, (row, n) -> row.getLong(1))
                .getFirst();
    }
}
