package dev.zenhook.store;

import dev.zenhook.store.DepartureTable.Place;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets entries leave whose time is over, round by round. A round goes by the horizon that an earlier one has left, and
 * moves it when it is through: so whoever stores an event while the entry of its first copy leaves, sees that its date lies
 * before the horizon.
 */
final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final RetentionTimes times;
    private final Horizon horizon;
    private final DepartureTable departures;
    private final int atOnce;
    private final AtomicLong departed = new AtomicLong();

    Retention(Database database, RetentionTimes times) {
        this.database = database;
        this.times = times;
        this.horizon = new Horizon(database);
        this.departures = new DepartureTable(database);
        this.atOnce = database.dialect().departuresAtOnce();
    }

    void countIn(MeterRegistry meters) {
        FunctionCounter.builder("zenhook.retention.entries", departed, AtomicLong::get)
                .description("Entries that have left the inbox, because their time was over")
                .register(meters);
    }

    /** Ends early if the pace says so. Nothing is lost by that: the next one begins anew. */
    void round(Pace pace) {
        long now = database.clock().millis();
        Horizon.Position seen = horizon.position();
        if (seen.isSettled(now) && letLeave(times.leaving(seen.before(), now), pace) && giveSpaceBack(pace)) {
            horizon.move(seen, today(seen, now) - times.finished().toMillis());
        }
    }

    /**
     * The first move may be as far as it likes, and this machine's clock may be wrong. So then another one has to say so, too:
     * Zentitle2's, by which events are dated. Where nothing has a date it is this one, as it was when the oldest entry came.
     */
    private long today(Horizon.Position seen, long now) {
        if (seen.before() != 0) {
            return now;
        }
        long lastDate = horizon.lastDate();
        return Math.min(now, lastDate == 0 ? firstReceipt(now) : lastDate);
    }

    /** 0 while nothing is so old that it could leave. */
    private long firstReceipt(long now) {
        long receipt = horizon.firstReceipt();
        return receipt < now - times.finished().toMillis() ? receipt : 0;
    }

    /** Whether all have left that were to. */
    private boolean letLeave(Leaving leaving, Pace pace) {
        int left = 0;
        boolean goesOn = true;
        List<Place> places = departures.after(Place.START, leaving, atOnce);
        while (goesOn && !places.isEmpty()) {
            long begun = System.nanoTime();
            int leftNow = letLeave(places, leaving);
            departed.addAndGet(leftNow);
            left += leftNow;
            List<Place> next = departures.after(places.getLast(), leaving, atOnce);
            goesOn = pace.goesOnAfter(since(begun));
            places = next;
        }
        if (left > 0) {
            log.info("{} entries have left the inbox, their time was over", left);
        }
        return goesOn;
    }

    private int letLeave(List<Place> places, Leaving leaving) {
        List<Long> entries =
                places.stream().filter(Place::leaves).map(Place::id).toList();
        return entries.isEmpty() ? 0 : departures.leave(entries, leaving);
    }

    private boolean giveSpaceBack(Pace pace) {
        boolean goesOn = true;
        long begun = System.nanoTime();
        while (goesOn && database.giveSpaceBack()) {
            goesOn = pace.goesOnAfter(since(begun));
            begun = System.nanoTime();
        }
        return goesOn;
    }

    /** As long a pause as the work took leaves the others half of the time at least. */
    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
