package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.ClaimTable.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives out the deliveries that may run now, and takes what came of them. One thread works it, step by step.
 *
 * <p>A claim looks at the oldest deliveries that are due. One that has an older unfinished one of its handler, tenant and
 * resource before it is QUEUED, so that no claim looks at it again, until a step finds the older one finished. It looks
 * in the step that records this, and once more in the next one: by then both are visible to whoever looks, so that of two
 * replicas, one that finishes a delivery while the other queues behind it, at least one sees what the other did.
 */
public final class DeliveryQueue {
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final WorkSignal signal;
    private final Followers followers;
    private final OutcomeTable outcomes;
    private final ClaimTable claims;
    private final SetBackClock setBackClock;
    private volatile long claimedUntil;

    /** Deliveries behind which somebody may wait: finished, or queued, in the last step. */
    private List<DeliveryId> before = new ArrayList<>();

    private final List<Outcome> unreadable = new ArrayList<>();

    /** Unknown at the start and after a failure: then somebody may wait behind any. */
    private boolean knowsBefore;

    /** When deliveries were last looked for, in milliseconds since 1970: if it is now earlier, the clock was set back. */
    private long looked = Long.MAX_VALUE;

    DeliveryQueue(Database database, WorkSignal signal) {
        this.database = database;
        this.signal = signal;
        this.followers = new Followers(database.dialect());
        this.outcomes = new OutcomeTable(database.dialect());
        this.claims = new ClaimTable(database);
        this.setBackClock = new SetBackClock(database.dialect());
    }

    /**
     * One step: records outcomes, and claims deliveries in the order in which they fall due. If it fails, nothing has
     * happened, and the same outcomes are to be given again.
     *
     * @param free how many more may run, by the handler's id
     */
    public List<Claim> step(Collection<Outcome> given, Map<String, Integer> free) {
        long now = database.clock().millis();
        List<Outcome> recorded =
                Stream.concat(given.stream(), unreadable.stream()).toList();
        Claimed claimed = recordAndClaim(recorded, free, now);
        knowsBefore = true;
        looked = free.isEmpty() ? looked : now;
        claimedUntil = now;
        before = new ArrayList<>(claimed.queued());
        before.addAll(ofResources(recorded));
        unreadable.clear();
        return read(claimed.rows());
    }

    /** Another replica may be about to claim of the same resource. Then it was first, and to ask once more shows it. */
    private Claimed recordAndClaim(Collection<Outcome> recorded, Map<String, Integer> free, long now) {
        List<DeliveryId> finished = ofResources(recorded);
        for (int attempt = 1; ; attempt++) {
            try {
                return database.lightly(transaction -> {
                    outcomes.record(transaction.sql(), recorded, now);
                    letFollow(transaction.sql(), finished);
                    if (now < looked) {
                        setBackClock.makeDue(transaction.sql(), free.keySet(), now, looked - now);
                    }
                    return claims.claim(transaction.sql(), free, now);
                });
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void letFollow(JdbcClient sql, List<DeliveryId> finished) {
        if (knowsBefore) {
            followers.follow(
                    sql, Stream.concat(before.stream(), finished.stream()).toList());
        } else {
            followers.followAll(sql);
        }
        knowsBefore = false;
    }

    /** Nobody waits behind an event without a resource. */
    private static List<DeliveryId> ofResources(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.claim().event().resourceId() != null)
                .map(outcome -> new DeliveryId(outcome.claim().delivery()))
                .toList();
    }

    /** Whether another step is to follow at once: the last one left something at which it could not look yet. */
    public boolean isUnfinished() {
        return !before.isEmpty() || !unreadable.isEmpty();
    }

    /** A body that this version cannot read, though the one that stored it could, is parked by the next step. */
    private List<Claim> read(List<ClaimTable.Row> rows) {
        List<Claim> readable = new ArrayList<>();
        for (ClaimTable.Row row : rows) {
            try {
                readable.add(claim(row, row.event().event()));
            } catch (RuntimeException | StackOverflowError e) {
                Claim claim = claim(row, row.event().withoutPayload());
                unreadable.add(Outcome.parked(claim, ParkedReason.UNRECOVERABLE, "The stored body cannot be read"));
            }
        }
        return readable;
    }

    private static Claim claim(ClaimTable.Row row, WebhookEvent event) {
        return new Claim(row.delivery(), row.handler(), row.attempt(), row.createdAt(), event, row.trace());
    }

    /** The one by which deliveries fall due. */
    public Clock clock() {
        return database.clock();
    }

    /** After which a claim of a process that has ended may be run by another one; zero if there is no other. */
    public Duration lease() {
        Duration lease = database.lease();
        return lease == null ? Duration.ZERO : lease;
    }

    /** Ends a wait in {@link #awaitWork}: a handler has ended, so another one may begin. */
    public void wake() {
        signal.raise();
    }

    /**
     * Waits until there may be something to claim: something was stored, {@link #wake} was called, a delivery of one of the
     * handlers falls due.
     */
    public void awaitWork(Collection<String> handlers) throws InterruptedException {
        signal.await(untilNextDue(handlers));
    }

    /** Counts from the last claim and not from now, as what fell due in between was in no claim yet. */
    private Duration untilNextDue(Collection<String> handlers) {
        Duration longest = database.longestWait();
        long due = claims.nextDue(handlers, claimedUntil);
        if (due == 0) {
            return longest;
        }
        Duration wait = Duration.ofMillis(Math.max(0, due - database.clock().millis()));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
