package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database that is open, and what is done with it. */
final class OpenStore implements AutoCloseable {
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** More than any test needs that is not about the limit. */
    static final int UNREADABLE_PER_DAY = 5;

    /** So few that a log of some entries is large. */
    private static final long WINDOW = 3;

    final Database database;
    final Inbox inbox;
    final WorkSignal signal;
    final DeliveryQueue queue;
    final Leases leases;
    final KnownHandlers known;
    final ParkedDeliveries parked;
    final InboxLog log;
    final Retention retention;
    final InboxSearch search;
    final EntryHistory history;
    final InboxRepair repair;
    final KeyShelf shelf;
    final Turns turns;
    final TestEvents tests;
    final Hearing hearing;
    final Backlog backlog;
    private final GroupCommit<Arrival, Receipt> commits;
    private final SettableClock clock;

    OpenStore(Database database, SettableClock clock) {
        this.signal = new WorkSignal();
        this.database = database;
        this.commits = new GroupCommit<>(
                "test-store", 1_000, new ArrivalTable(database, signal, new UnreadableCap(UNREADABLE_PER_DAY))::store);
        this.hearing = new Hearing(database);
        this.backlog = new Backlog(database);
        this.inbox = new Inbox(commits::commit, database.clock(), hearing::hear);
        this.queue = new DeliveryQueue(database, signal);
        this.leases = new Leases(database, signal);
        this.known = new KnownHandlers(database, signal);
        this.parked = new ParkedDeliveries(database);
        this.log = new InboxLog(database);
        this.retention = new Retention(database, new RetentionTimes(Duration.ofDays(30), Duration.ofDays(90)));
        this.search = new InboxSearch(database, WINDOW);
        this.history = new EntryHistory(database);
        this.repair = new InboxRepair(database, signal, search, new RepairProperties(1_000));
        this.shelf = new KeyShelf(database);
        this.turns = new Turns(database);
        this.tests = new TestEvents(database);
        this.clock = clock;
    }

    Proof proof() {
        return new Proof("c2lnbmF0dXJl", "sha256:key", clock.instant());
    }

    Receipt arrives(WebhookEvent event, String... handlers) {
        return arrives(event, null, handlers);
    }

    /** @param trace where its receipt stands in its trace */
    Receipt arrivesTraced(String trace, WebhookEvent event, String... handlers) {
        return arrives(event, trace, handlers);
    }

    private Receipt arrives(WebhookEvent event, @Nullable String trace, String[] handlers) {
        EntryKey key = event.body().size() == 0 ? EntryKey.ofBody(event.body()) : EntryKey.ofEventId(event.id());
        return inbox.store(key, event, proof(), Arrays.asList(handlers), trace);
    }

    List<Claim> claim(String... handlers) {
        return claim(100, handlers);
    }

    /** As the dispatcher does: step by step, until nothing more can be claimed. */
    List<Claim> claim(int atMost, String... handlers) {
        List<Claim> claims = new ArrayList<>();
        do {
            Map<String, Integer> free = new HashMap<>();
            for (String handler : handlers) {
                long taken = claims.stream()
                        .filter(claim -> claim.handler().equals(handler))
                        .count();
                free.put(handler, atMost - (int) taken);
            }
            claims.addAll(queue.step(List.of(), free));
        } while (queue.isUnfinished());
        claims.sort(Comparator.comparing(Claim::delivery));
        return claims;
    }

    void succeeded(Claim claim) {
        record(Outcome.succeeded(claim));
    }

    void failed(Claim claim, Duration delay, String error) {
        record(Outcome.failed(claim, delay, error));
    }

    void park(Claim claim, ParkedReason reason, String error) {
        record(Outcome.parked(claim, reason, error));
    }

    void release(Claim claim) {
        release(claim, Duration.ZERO);
    }

    void release(Claim claim, Duration delay) {
        record(Outcome.released(claim, delay));
    }

    private void record(Outcome outcome) {
        queue.step(List.of(outcome), Map.of());
    }

    /** The claims as {@code handler event}. */
    List<String> claimed(String... handlers) {
        return claim(handlers).stream()
                .map(claim -> claim.handler() + " " + claim.event().id())
                .toList();
    }

    /** Of all entries. */
    List<@Nullable String> traces() {
        return database.read()
                .sql("select trace from entry")
                .query((row, n) -> row.getString(1))
                .list();
    }

    InboxLog.Entry entry(WebhookEvent event) {
        EntryKey key = event.body().size() == 0 ? EntryKey.ofBody(event.body()) : EntryKey.ofEventId(event.id());
        return log.find(event.tenant(), key).orElseThrow();
    }

    InboxLog.Delivery delivery(WebhookEvent event) {
        return log.deliveries(entry(event)).getFirst();
    }

    @Override
    public void close() throws Exception {
        repair.close();
        commits.close();
        database.close();
    }
}
