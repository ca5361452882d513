package dev.zenhook.store;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Answers repetitions from memory: whoever has captured a webhook can send it again and again, and makes the database write
 * nothing. Only what is certainly on the disk is remembered, and for a short time, so that a database which has lost
 * something, such as one that was restored, is soon asked again; at once if anything fails. The test event without a body
 * has {@link EmptyTests}, because its arrivals are counted.
 */
final class RecentArrivals implements Arrivals {
    private final Arrivals inbox;
    private final Arrivals emptyTests;
    private final int most;
    private final long memory;
    private final LongSupplier nanoTime;

    /** In the order in which they are forgotten: when each was certainly there. */
    private final Map<Known, Long> recent = new LinkedHashMap<>();

    /** So often was all forgotten. What was asked before such a moment may not be remembered after it. */
    private long forgotten;

    private record Known(String tenant, String key) {}

    /**
     * @param most how many are remembered
     * @param memory for how long
     * @param nanoTime a clock that is never set, such as System::nanoTime
     */
    RecentArrivals(Arrivals inbox, int most, Duration memory, LongSupplier nanoTime) {
        this.inbox = inbox;
        this.emptyTests = new EmptyTests(inbox, nanoTime);
        this.most = most;
        this.memory = memory.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public Receipt store(Arrival arrival) {
        if (arrival.body().size() == 0) {
            return emptyTests.store(arrival);
        }
        Known known = new Known(arrival.tenant(), arrival.key().text());
        return remembers(known) ? Receipt.REPEATED : store(arrival, known);
    }

    private Receipt store(Arrival arrival, Known known) {
        long before = forgotten();
        long asked = nanoTime.getAsLong();
        try {
            Receipt receipt = inbox.store(arrival);
            if (receipt != Receipt.DISCARDED) {
                remember(known, asked, before);
            }
            return receipt;
        } catch (InboxUnavailableException failure) {
            if (failure.getCause() != null) { // else too many wait, which says nothing of the database
                forget();
            }
            throw failure;
        }
    }

    private synchronized boolean remembers(Known known) {
        Long since = recent.get(known);
        return since != null && nanoTime.getAsLong() - since < memory;
    }

    private synchronized void remember(Known known, long asked, long before) {
        if (forgotten != before) {
            return;
        }
        recent.remove(known);
        recent.put(known, asked);
        Iterator<Long> oldest = recent.values().iterator();
        while (oldest.hasNext() && (nanoTime.getAsLong() - oldest.next() >= memory || recent.size() > most)) {
            oldest.remove();
        }
    }

    private synchronized long forgotten() {
        return forgotten;
    }

    private synchronized void forget() {
        forgotten++;
        recent.clear();
    }
}
