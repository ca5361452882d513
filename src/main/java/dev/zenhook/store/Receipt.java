package dev.zenhook.store;

/** What an arrival meant to the inbox. It is on the disk, but for what was discarded. */
public enum Receipt {
    /** It is new. */
    STORED,
    /** The inbox had it already. */
    REPEATED,
    /** It is new and dated before the horizon: whatever it was, its time is over. It was kept and is not dispatched. */
    STALE,
    /** An unreadable body beyond the day's limit, and new: it was not kept. */
    DISCARDED
}
