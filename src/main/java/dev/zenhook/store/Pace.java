package dev.zenhook.store;

import java.time.Duration;

/** Holds up work that is in nobody's way only if it takes its time. */
@FunctionalInterface
interface Pace {
    /** Pauses, and then says whether to go on at all. */
    boolean goesOnAfter(Duration pause);
}
