package dev.zenhook.store;

import java.util.function.LongSupplier;

/**
 * Whether so many repetitions come that it pays to ask of each arrival whether it is one: in the minute in which there were some
 * of them, and in the one after. As a rule nearly all is new, and nobody asks.
 */
final class Repetitions {
    private final int some;
    private final long minute;
    private final LongSupplier nanoTime;

    private long began;
    private int inThisOne;
    private boolean inTheOneBefore;

    /**
     * @param some so many in a minute
     * @param minute how long that is
     * @param nanoTime a clock that is never set, such as System::nanoTime
     */
    Repetitions(int some, long minute, LongSupplier nanoTime) {
        this.some = some;
        this.minute = minute;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    synchronized void another() {
        turn();
        inThisOne++;
    }

    synchronized boolean areMany() {
        turn();
        return inThisOne >= some || inTheOneBefore;
    }

    synchronized void forget() {
        inThisOne = 0;
        inTheOneBefore = false;
    }

    private void turn() {
        long now = nanoTime.getAsLong();
        if (now - began >= minute) {
            inTheOneBefore = inThisOne >= some && now - began < 2 * minute;
            inThisOne = 0;
            began = now;
        }
    }
}
