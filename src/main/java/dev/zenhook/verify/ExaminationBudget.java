package dev.zenhook.verify;

import java.time.Duration;
import java.util.function.LongSupplier;

/** So many in any span of that length, and no more. */
final class ExaminationBudget {
    private final long span;
    private final LongSupplier nanoTime;
    /** When the latest ones were taken; the oldest of them is overwritten next. */
    private final long[] taken;

    private long count;

    /** @param nanoTime a clock that is never set, such as System::nanoTime */
    ExaminationBudget(int size, Duration span, LongSupplier nanoTime) {
        this.span = span.toNanos();
        this.nanoTime = nanoTime;
        this.taken = new long[size];
    }

    synchronized boolean tryTake() {
        int oldest = (int) (count % taken.length);
        long now = nanoTime.getAsLong();
        if (count >= taken.length && now - taken[oldest] < span) {
            return false;
        }
        taken[oldest] = now;
        count++;
        return true;
    }
}
