package dev.zenhook.store;

/**
 * The life of a delivery.
 *
 * <pre>
 *            +--an older one is unfinished--> QUEUED
 *            |                                  |
 *            |  +--the older one is finished----+
 *            |  v
 * arrival--> WAITING --claim--> RUNNING --return--> SUCCEEDED
 *              ^                  |
 *              |--failure, death, |
 *              |  shutdown--------+--unrecoverable, gave up, third death--> PARKED
 *              +--handler unknown for an hour-----------------------------> PARKED
 * </pre>
 */
public enum DeliveryStatus {
    /** To be run once it is due and its handler is known and free. */
    WAITING,
    /** Was to be run, but an older one of the same handler, tenant and resource is unfinished. */
    QUEUED,
    /** The handler has it. After a death of the process it is WAITING again. */
    RUNNING,
    /** The handler returned. */
    SUCCEEDED,
    /** Set aside, for a {@link dev.zenhook.event.ParkedReason}. It holds back nothing. */
    PARKED
}
