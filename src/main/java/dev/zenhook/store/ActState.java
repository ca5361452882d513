package dev.zenhook.store;

/** How far an act is. Each may be asked for again: what it has done already it does not do twice. */
public enum ActState {
    RUNNING,
    DONE,
    /** Somebody stopped it. What it had done by then stays. */
    STOPPED,
    /** The database, or a defect, ended it. */
    FAILED,
    /** Its process stopped or died, or has not been heard of for as long as a lease. */
    INTERRUPTED
}
