package dev.zenhook.store;

/** A delivery's number, as a row of its own. */
record DeliveryId(long id) {}
