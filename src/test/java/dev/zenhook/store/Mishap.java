package dev.zenhook.store;

/** What may go wrong with a transaction. */
enum Mishap {
    NONE,
    /** Nothing has happened, and it is known. */
    ROLLED_BACK,
    /** It was committed, but nobody was told. */
    ANSWER_LOST
}
