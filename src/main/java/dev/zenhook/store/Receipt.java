package dev.zenhook.store;

/** What an arrival meant to the inbox. Either way it is on the disk. */
public enum Receipt {
    /** It is new. */
    STORED,
    /** The inbox had it already. */
    REPEATED
}
