package dev.zenhook.store;

/**
 * The life of a delivery.
 *
 * <pre>
 * WAITING --claim--> RUNNING --return--> SUCCEEDED
 *    ^                  |
 *    |--failure, death, |
 *    |  shutdown--------+--unrecoverable, gave up, third death--> PARKED
 *    +--handler unknown for an hour-----------------------------> PARKED
 * </pre>
 */
public enum DeliveryStatus {
    /** To be run once it is due, its handler is known, and no older one of the same handler and resource is unfinished. */
    WAITING,
    /** The handler has it. After a death of the process it is WAITING again. */
    RUNNING,
    /** The handler returned. */
    SUCCEEDED,
    /** Set aside, for a {@link dev.zenhook.event.ParkedReason}. It holds back nothing. */
    PARKED
}
