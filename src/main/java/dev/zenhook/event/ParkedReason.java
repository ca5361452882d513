package dev.zenhook.event;

/** Why a delivery was parked: set aside, kept, and not tried again unless somebody asks. */
public enum ParkedReason {
    /** The handler said that repeating is useless, by an {@code UnrecoverableException}, or the payload does not fit it. */
    UNRECOVERABLE,
    /** The handler failed again and again, until {@code zenhook.dispatch.give-up-after} had passed. */
    GAVE_UP,
    /** The process died three times while the handler ran. */
    CRASHED,
    /** For an hour, no handler with the delivery's id existed. */
    REMOVED
}
