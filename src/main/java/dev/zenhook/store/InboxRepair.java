package dev.zenhook.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators have done to the log: replays, discards, erasures. Each is recorded with who asked for it and why, before
 * it begins.
 *
 * <p>What is about one entry is done at once; anything else in the background, one act at a time in each process, in the
 * order of arrival and no faster than {@code zenhook.repair.rate}. What arrives while it runs is not touched.
 */
public final class InboxRepair implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InboxRepair.class);

    private final Database database;
    private final WorkSignal signal;
    private final InboxSearch search;
    private final ActTable table;
    private final int rate;
    private final Map<Long, ActPace> ours = new ConcurrentHashMap<>();
    private @Nullable Thread background;
    private long inBackground;

    InboxRepair(Database database, WorkSignal signal, InboxSearch search, RepairProperties properties) {
        this.database = database;
        this.signal = signal;
        this.search = search;
        this.table = new ActTable(database);
        this.rate = properties.rate();
    }

    /**
     * Begins an act, and ends it if it is about one entry.
     *
     * @throws ActInProgressException if it would have to run in the background, and another one does
     */
    public Act begin(ActRequest asked, ReplayGuide guide) {
        long number = asked.filter().entry() == null ? beginInBackground(asked, guide) : doNow(asked, guide);
        return find(number).orElseThrow();
    }

    private long doNow(ActRequest asked, ReplayGuide guide) {
        ActRun run = prepare(asked, guide);
        run.run();
        ours.remove(run.number());
        return run.number();
    }

    private synchronized long beginInBackground(ActRequest asked, ReplayGuide guide) {
        if (background != null && background.isAlive()) {
            throw new ActInProgressException(inBackground);
        }
        ActRun run = prepare(asked, guide);
        inBackground = run.number();
        background = Thread.ofPlatform().name("zenhook-repair").start(() -> {
            run.run();
            ours.remove(run.number());
        });
        return inBackground;
    }

    private ActRun prepare(ActRequest asked, ReplayGuide guide) {
        long number = table.begin(asked);
        ActPace pace = new ActPace(rate);
        ours.put(number, pace);
        log.info("Act {} begins: {} by {}", number, asked.kind(), asked.who());
        return new ActRun(number, asked.filter(), work(asked, guide), search, table, pace);
    }

    private EntryWork work(ActRequest asked, ReplayGuide guide) {
        return switch (asked.kind()) {
            case REPLAY -> new EntryReplay(database, signal, guide, asked);
            case DISCARD -> new EntryDiscard(database, signal, asked);
            case ERASE -> new EntryErase(database, signal, asked);
        };
    }

    /**
     * Asks an act to stop, at whichever replica it runs: it does within a second or two. What it has done stays.
     *
     * @return whether it was running
     */
    public boolean stop(long number, String who) {
        boolean asked = table.askToStop(number, who);
        ActPace pace = ours.get(number);
        if (pace != null) {
            pace.stop();
        }
        return asked;
    }

    public Optional<Act> find(long number) {
        return table.find(number, List.copyOf(ours.keySet()));
    }

    /** The newest acts of all replicas, the newest first. */
    public List<Act> newest(int atMost) {
        return table.newest(atMost, List.copyOf(ours.keySet()));
    }

    /** What runs is left as it is: it may be asked for again. */
    @Override
    public void close() {
        ours.values().forEach(ActPace::stop);
        Thread last = thread();
        boolean interrupted = false;
        while (last != null && last.isAlive()) {
            try {
                last.join();
            } catch (InterruptedException e) {
                interrupted = true; // the entry that it is at is finished first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread thread() {
        return background;
    }
}
