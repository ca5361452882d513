package dev.zenhook.store;

/** What an arrival meant to the inbox. Either way it is on the disk. */
public enum Receipt {
    /** It is new. */
    STORED,
    /** The inbox had it already. */
    REPEATED,
    /** It is new and dated before the horizon: whatever it was, its time is over. It was kept and is not dispatched. */
    STALE
}
