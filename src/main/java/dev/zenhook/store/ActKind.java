package dev.zenhook.store;

/** What an operator may have done to the log. */
public enum ActKind {
    /** Has deliveries run once more, or for the first time. */
    REPLAY,
    /** Lets deliveries not run, or not again. */
    DISCARD,
    /** Erases everything of a resource. */
    ERASE
}
