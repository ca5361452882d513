package dev.zenhook.simulator;

import java.time.Instant;
import java.util.Comparator;

/**
 * A notice on its way to one listener.
 *
 * @param number keeps letters that are due at the same moment in the order in which they were written
 */
record Letter(String listener, Notice notice, Instant due, long number) {
    static final Comparator<Letter> BY_DUE = Comparator.comparing(Letter::due).thenComparingLong(Letter::number);
}
