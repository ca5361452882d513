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
 *
 * PARKED --an operator replays it--> REPLAYED, and a new delivery is WAITING
 * PARKED, WAITING, QUEUED --an operator discards it--> DISCARDED
 * RUNNING --an operator discards it, and it ends otherwise than by returning--> DISCARDED
 * </pre>
 *
 * <p>No delivery is ever begun anew: a replay is a delivery of its own.
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
    /** Set aside, for a {@link dev.zenhook.event.ParkedReason}: somebody is to look at it. It holds back nothing. */
    PARKED,
    /** Was parked, and an operator had it replayed: what comes of that is told by the delivery which took its place. */
    REPLAYED,
    /** An operator decided that it is not to run, or not again. */
    DISCARDED
}
