package dev.zenhook.store;

/** Takes what arrives, and returns when it is on the disk. */
@FunctionalInterface
interface Arrivals {
    /**
     * Returns when it is on the disk.
     *
     * @throws InboxUnavailableException if the commit is not certain
     */
    Receipt store(Arrival arrival);
}
