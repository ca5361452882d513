package dev.zenhook.store;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Answers repetitions from memory: whoever has captured a webhook can send it again and again, and makes the database write
 * nothing. Only what is certainly on the disk is remembered, and for a short time, so that a database which has lost
 * something, such as one that was restored, is soon asked again; at once if anything fails. The test event without a body
 * has {@link EmptyTests}, because its arrivals are counted.
 *
 * <p>Whoever has captured more than is remembered makes the database write nothing either: when many repetitions come of
 * which memory knows nothing, they are looked for in the inbox first. New events wait for that only then.
 */
final class RecentArrivals implements Arrivals {
    private static final Logger log = LoggerFactory.getLogger(RecentArrivals.class);

    private final Arrivals inbox;
    private final BiPredicate<String, EntryKey> isThere;
    private final Repetitions unknown;
    private final Arrivals emptyTests;
    private final int most;
    private final long memory;
    private final LongSupplier nanoTime;

    /** In the order in which they are forgotten: when each was certainly there. */
    private final Map<Known, Long> recent = new LinkedHashMap<>();

    /** So often was all forgotten. What was asked before such a moment may not be remembered after it. */
    private long forgotten;

    private record Known(String tenant, EntryKey key) {}

    /**
     * How much is remembered.
     *
     * @param most how many arrivals
     * @param time for how long
     * @param writes so many repetitions that it does not know may be written for in that time
     */
    record Memory(int most, Duration time, int writes) {}

    /**
     * @param isThere looks for an entry of that tenant and key, beside all writing
     * @param nanoTime a clock that is never set, such as System::nanoTime
     */
    RecentArrivals(Arrivals inbox, BiPredicate<String, EntryKey> isThere, Memory memory, LongSupplier nanoTime) {
        this.inbox = inbox;
        this.isThere = isThere;
        this.unknown = new Repetitions(memory.writes(), memory.time().toNanos(), nanoTime);
        this.emptyTests = new EmptyTests(inbox, nanoTime);
        this.most = memory.most();
        this.memory = memory.time().toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public Receipt store(Arrival arrival) {
        if (arrival.body().size() == 0) {
            return emptyTests.store(arrival);
        }
        Known known = new Known(arrival.tenant(), arrival.key());
        return remembers(known) ? Receipt.REPEATED : store(arrival, known);
    }

    private Receipt store(Arrival arrival, Known known) {
        long before = forgotten();
        long asked = nanoTime.getAsLong();
        try {
            Receipt receipt = unknown.areMany() && isFound(known) ? Receipt.REPEATED : inbox.store(arrival);
            if (receipt == Receipt.REPEATED) {
                unknown.another();
            }
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

    /** If it cannot be looked for, it is written, which tells what is wrong; and nobody looks until many come again. */
    private boolean isFound(Known known) {
        try {
            return isThere.test(known.tenant(), known.key());
        } catch (DataAccessException failure) {
            log.debug("The inbox could not be looked into", failure);
            unknown.forget();
            return false;
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
