package dev.zenhook.store;

/**
 * What became of an entry when it arrived. It does not change when its deliveries are worked off: how far they are is told
 * by their {@link DeliveryStatus}. Only an operator changes it: what is replayed and has handlers now is ACCEPTED.
 */
public enum EntryStatus {
    /** An event, with a delivery for each handler that was known for its code. */
    ACCEPTED,
    /** An event for whose code no handler was known. */
    UNCLAIMED,
    /** A body with a good signature that is no envelope. It has no deliveries. */
    UNREADABLE,
    /**
     * An event dated before the horizon, so that it may be the repetition of one whose entry is gone. It has no deliveries
     * unless somebody asks for them.
     */
    STALE,
    /** An operator had everything of its resource erased: only its key is left, so that a repetition does not bring it back. */
    ERASED
}
