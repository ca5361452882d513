package dev.zenhook.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the test events without a body. Their signature is always the same, so whoever saw one can send it for ever: a few a
 * second are written for each tenant, and all others are counted with the next that is written. A crash forgets those
 * that wait for it. Whoever waits for one, such as a self-test, comes after a few others in the same second only in a flood, and
 * then the next second tells.
 */
final class EmptyTests implements Arrivals {
    static final int WRITTEN_EACH_SECOND = 5;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Arrivals inbox;
    private final LongSupplier nanoTime;
    /** By tenant, of which there are as many as are configured. */
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /** @param nanoTime a clock that is never set, such as System::nanoTime */
    EmptyTests(Arrivals inbox, LongSupplier nanoTime) {
        this.inbox = inbox;
        this.nanoTime = nanoTime;
    }

    @Override
    public Receipt store(Arrival arrival) {
        Pace pace = paces.computeIfAbsent(arrival.tenant(), tenant -> new Pace());
        int times = pace.toWrite(nanoTime.getAsLong());
        if (times == 0) {
            return Receipt.REPEATED;
        }
        boolean written = false;
        try {
            Receipt receipt = inbox.store(arrival.times(times));
            written = true;
            return receipt;
        } finally {
            pace.ended(times, written);
        }
    }

    private static final class Pace {
        private long secondBegan;
        private int begun;
        private boolean written;
        private int waiting;

        /** How many are to be counted by a write now; 0: it waits for the next. None does before one of its second is on the disk. */
        synchronized int toWrite(long now) {
            if (begun == 0 || now - secondBegan >= SECOND) {
                secondBegan = now;
                begun = 0;
                written = false;
            }
            if (written && begun >= WRITTEN_EACH_SECOND) {
                waiting++;
                return 0;
            }
            begun++;
            int times = 1 + waiting;
            waiting = 0;
            return times;
        }

        /** The one that failed was told so, and comes again. */
        synchronized void ended(int times, boolean successful) {
            written = successful;
            waiting += successful ? 0 : times - 1;
        }
    }
}
