package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.ClaimTable.Claimed;
import dev.zenhook.store.StepTable.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out the deliveries that may run now, and takes what came of them. One thread works it, step by step.
 *
 * <p>A claim looks at the oldest deliveries that are due. One that has an older unfinished one of its handler, tenant and
 * resource before it is QUEUED, so that no claim looks at it again, until a step finds the older one finished. It looks
 * in the step that records this, and once more in the next one: by then both are visible to whoever looks, so that of two
 * replicas, one that finishes a delivery while the other queues behind it, at least one sees what the other did.
 */
public final class DeliveryQueue {
    private static final Logger log = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final Duration UNTIL_IT_IS_READ_AGAIN = Duration.ofSeconds(1);

    private final Database database;
    private final WorkSignal signal;
    private final ClaimTable claims;
    private final SetBackClock setBackClock;
    private final StepTable steps;
    private volatile long claimedUntil;

    /** Deliveries behind which somebody may wait: finished, or queued, in the last step. */
    private List<DeliveryId> before = new ArrayList<>();

    /** What came of claims whose handlers did not even begin. */
    private final List<Outcome> notBegun = new ArrayList<>();

    /** At the start and after a failure somebody may wait behind any. A window is looked at in each step. */
    private QueuedWalk walk;

    DeliveryQueue(Database database, WorkSignal signal) {
        this.database = database;
        this.signal = signal;
        this.claims = new ClaimTable(database);
        this.setBackClock = new SetBackClock(database);
        this.steps = new StepTable(database, setBackClock, claims);
        this.walk = new QueuedWalk(database);
    }

    /**
     * One step: records outcomes, and claims deliveries in the order in which they fall due. If it fails, nothing is claimed,
     * and the same outcomes are to be given again; for those that are recorded already that does no harm.
     *
     * @param free how many more may run, by the handler's id
     */
    public List<Claim> step(Collection<Outcome> given, Map<String, Integer> free) {
        long now = database.clock().millis();
        List<Outcome> recorded =
                Stream.concat(given.stream(), notBegun.stream()).toList();
        QueuedWalk here = walk;
        walk = new QueuedWalk(database); // if this step fails, the next one begins anew
        List<DeliveryId> follow = new ArrayList<>(here.next());
        follow.addAll(before);
        follow.addAll(ofResources(recorded));
        Claimed claimed = steps.write(new Step(recorded, follow, setBackClock.next(free.keySet(), now), free, now));
        walk = here;
        setBackClock.looked(free.keySet(), now);
        claimedUntil = now;
        before = new ArrayList<>(claimed.queued());
        before.addAll(ofResources(recorded));
        notBegun.clear();
        return read(claimed.rows());
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
        return !before.isEmpty() || !notBegun.isEmpty() || walk.goesOn() || setBackClock.goesOn();
    }

    /**
     * A body that this version cannot read, though the one that stored it could, is parked by the next step. One for which
     * there is no memory now may be read later; as its claim is committed, it is given back.
     */
    List<Claim> read(List<ClaimTable.Row> rows) {
        List<Claim> readable = new ArrayList<>();
        Map<Long, Error> unread = new LinkedHashMap<>();
        for (ClaimTable.Row row : rows) {
            try {
                readable.add(claim(row, row.event().event()));
            } catch (RuntimeException | StackOverflowError e) {
                Claim claim = claim(row, row.event().withoutPayload());
                notBegun.add(Outcome.parked(claim, ParkedReason.UNRECOVERABLE, "The stored body cannot be read"));
            } catch (Error e) {
                notBegun.add(Outcome.released(claim(row, row.event().withoutPayload()), UNTIL_IT_IS_READ_AGAIN));
                unread.put(row.delivery(), e);
            }
        }
        // Not before, as even that may fail where there is no memory.
        unread.forEach((delivery, error) ->
                log.error("Delivery {} could not be read, and waits for {}", delivery, UNTIL_IT_IS_READ_AGAIN, error));
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
