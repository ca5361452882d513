package dev.zenhook.store;

import dev.zenhook.store.ActTable.Tally;
import dev.zenhook.store.EntryWork.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks through the entries that an act is about, in the order of their arrival, and records how far it is. */
final class ActRun implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ActRun.class);
    private static final int PAGE = 200;
    private static final Duration UNTIL_BUSY_ONES_ARE_TRIED_AGAIN = Duration.ofMillis(50);
    private static final long BETWEEN_RECORDS = Duration.ofSeconds(1).toNanos();

    private final long number;
    private final InboxFilter filter;
    private final EntryWork work;
    private final InboxSearch search;
    private final ActTable table;
    private final ActPace pace;
    private long recordedAt = System.nanoTime();
    private long lookedAt;
    private long changed;
    private long remaining;

    ActRun(long number, InboxFilter filter, EntryWork work, InboxSearch search, ActTable table, ActPace pace) {
        this.number = number;
        this.filter = filter;
        this.work = work;
        this.search = search;
        this.table = table;
        this.pace = pace;
    }

    long number() {
        return number;
    }

    /** Whatever fails, an Error included, the record is to say so. */
    @Override
    @SuppressWarnings("CatchingUnchecked")
    public void run() {
        try {
            boolean complete = walk();
            work.end();
            table.end(number, tally(), complete ? ActState.DONE : ActState.STOPPED, null);
            log.info("Act {} has ended: {} of {} entries changed", number, changed, lookedAt);
        } catch (Throwable e) {
            log.warn("Act {} has failed", number, e);
            fail(e);
        }
    }

    /** If not even that can be recorded, the act is seen to be INTERRUPTED. */
    private void fail(Throwable failure) {
        try {
            table.end(number, tally(), ActState.FAILED, failure.getClass().getSimpleName());
        } catch (RuntimeException e) {
            log.warn("Nor could that be recorded", e);
        }
    }

    /** False if it was stopped. What arrives meanwhile is none of its business. */
    private boolean walk() {
        long last = search.last();
        List<Long> busy = new ArrayList<>();
        long after = 0;
        while (after < last) {
            InboxSearch.Found found = search.next(filter, after, last, PAGE);
            if (!pace.goesOn() || !walk(found.numbers(), busy)) {
                remaining += busy.size();
                return false;
            }
            record();
            after = found.upTo();
        }
        return walkAgain(busy);
    }

    private boolean walk(List<Long> entries, List<Long> busy) {
        for (long entry : entries) {
            if (!pace.awaitTurn()) {
                return false;
            }
            lookedAt++;
            if (isBusy(entry)) {
                busy.add(entry);
            }
            record();
        }
        return true;
    }

    private boolean walkAgain(List<Long> busy) {
        List<Long> rest = busy;
        while (!rest.isEmpty()) {
            if (!pace.pause(UNTIL_BUSY_ONES_ARE_TRIED_AGAIN)) {
                remaining += rest.size();
                return false;
            }
            rest = rest.stream().filter(this::isBusy).toList();
            record();
        }
        return true;
    }

    private boolean isBusy(long entry) {
        Result result = work.on(entry);
        if (result == Result.CHANGED) {
            changed++;
        } else if (result == Result.IMPOSSIBLE) {
            remaining++;
        }
        return result == Result.BUSY;
    }

    private void record() {
        if (System.nanoTime() - recordedAt > BETWEEN_RECORDS) {
            recordedAt = System.nanoTime();
            if (!table.goesOn(number, tally())) {
                pace.stop();
            }
        }
    }

    private Tally tally() {
        return new Tally(lookedAt, changed, remaining);
    }
}
