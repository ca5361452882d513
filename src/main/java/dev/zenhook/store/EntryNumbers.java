package dev.zenhook.store;

/**
 * Which numbers entries have. Most that were ever given may be those of entries that have left: whoever walks through the
 * log looks at no window for them.
 */
final class EntryNumbers {
    private static final String LAST = "select coalesce(max(id), 0) from entry where id <= :number";

    /** Behind all if there is none: what was last may have left meanwhile. */
    private static final String BEFORE_NEXT =
            "select coalesce(min(id) - 1, 9223372036854775807) from entry where id > :number";

    private final Database database;

    EntryNumbers(Database database) {
        this.database = database;
    }

    /** That of the entry that arrived last; 0 if there is none. */
    long last() {
        return lastUpTo(Long.MAX_VALUE);
    }

    /** The highest one that is no higher; 0 if there is none. */
    long lastUpTo(long number) {
        return ask(LAST, number);
    }

    /** The one before the lowest that is higher, but not beyond the last. */
    long beforeNext(long number, long last) {
        return number < last ? Math.min(last, ask(BEFORE_NEXT, number)) : last;
    }

    private long ask(String sql, long number) {
        return database.read()
                .sql(sql)
                .param("number", number)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
