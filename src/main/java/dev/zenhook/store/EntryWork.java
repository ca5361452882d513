package dev.zenhook.store;

/** What an act does with one entry, in transactions of its own. To do it once more does no harm. */
interface EntryWork {
    Result on(long entry);

    /** What is left to do when all entries are done with, or no more are to be: mostly nothing. */
    default void end() {}

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
