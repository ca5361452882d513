package dev.zenhook.store;

/** What an act does with one entry, in transactions of its own. To do it once more does no harm. */
@FunctionalInterface
interface EntryWork {
    Result on(long entry);

    /** What came of it. */
    enum Result {
        CHANGED,
        /** There was nothing to do. */
        UNCHANGED,
        /** It cannot be done: somebody is to know. */
        IMPOSSIBLE,
        /** A delivery of it is being worked at: to be tried again. */
        BUSY
    }
}
