package dev.zenhook.store;

/**
 * Which entries leave: those that lie before these times, in milliseconds since 1970, in all that happened to them.
 *
 * @param finished for all
 * @param parked for those with a parked delivery, and for the unreadable
 */
record Leaving(long finished, long parked) {}
