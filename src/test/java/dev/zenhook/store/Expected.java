package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.store.EntryWork.Result;
import dev.zenhook.store.ExpectedDelivery.Id;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the inbox has to hold, in the simplest words: no queue, no index, one delivery after another. */
final class Expected {
    /** Their resources, by the tenant and the event's id. */
    private final Map<String, @Nullable String> entries = new LinkedHashMap<>();

    private final Set<String> departed = new HashSet<>();
    private final List<ExpectedDelivery> deliveries = new ArrayList<>();
    private long moments;

    Set<String> entries() {
        return entries.keySet();
    }

    List<ExpectedDelivery.State> states() {
        return deliveries.stream().map(ExpectedDelivery::state).toList();
    }

    List<ExpectedDelivery> unfinished() {
        return deliveries.stream().filter(ExpectedDelivery::isUnfinished).toList();
    }

    /** What was answered at an earlier one than another was asked for comes before it. */
    long moment() {
        return moments++;
    }

    /**
     * They are committed.
     *
     * @param horizon microseconds since 1970
     */
    List<Receipt> arrived(List<Arrival> arrivals, long horizon, long askedFor, long now) {
        long answered = moment();
        return arrivals.stream()
                .map(arrival -> arrived(arrival, ArrivalRow.of(arrival), horizon, askedFor, answered, now))
                .toList();
    }

    private Receipt arrived(Arrival arrival, ArrivalRow row, long horizon, long askedFor, long answered, long now) {
        String entry = row.tenant() + " " + row.eventId();
        if (entries.containsKey(entry)) {
            return Receipt.REPEATED;
        }
        entries.put(entry, row.resourceId());
        if (row.eventDate() < horizon) {
            return Receipt.STALE;
        }
        assertThat(departed).as("what has left does not come again").doesNotContain(entry);
        arrival.handlers().forEach(handler -> deliver(new Id(entry, handler), askedFor, answered, now));
        return Receipt.STORED;
    }

    private void deliver(Id id, long askedFor, long answered, long now) {
        deliveries.add(new ExpectedDelivery(id, entries.get(id.entry()), askedFor, answered, now));
    }

    /** It may have been set back. */
    void clockSays(long now) {
        deliveries.forEach(delivery -> delivery.clockSays(now));
    }

    void recorded(Outcome outcome, long now) {
        heldBy(outcome.claim()).forEach(delivery -> delivery.record(outcome, now));
    }

    private List<ExpectedDelivery> heldBy(Claim claim) {
        return deliveries.stream().filter(delivery -> delivery.isHeldBy(claim)).toList();
    }

    boolean isHeld(Claim claim) {
        return !heldBy(claim).isEmpty();
    }

    void began(Claim claim, long now, long until) {
        assertThat(waiting(Id.of(claim))).as("%s waits", Id.of(claim)).hasSize(1);
        beganUnseen(Id.of(claim), claim.lease(), now, until);
        assertThat(heldBy(claim)).extracting(ExpectedDelivery::attempts).containsExactly(claim.attempt());
    }

    /** The claim was given, although nobody may have got it. */
    void beganUnseen(Id id, long lease, long now, long until) {
        for (ExpectedDelivery delivery : waiting(id)) {
            assertThat(delivery.isDue(now)).as("%s is due", id).isTrue();
            assertThat(lease).as("the lease of %s", id).isGreaterThan(delivery.lease());
            deliveries.stream()
                    .filter(other -> other != delivery && other.isInLineWith(delivery))
                    .forEach(other -> assertMayRun(delivery, lease, other));
            delivery.begin(lease, now, until);
        }
    }

    private List<ExpectedDelivery> waiting(Id id) {
        return deliveries.stream()
                .filter(delivery -> delivery.id.equals(id) && delivery.status() == DeliveryStatus.WAITING)
                .toList();
    }

    private static void assertMayRun(ExpectedDelivery delivery, long lease, ExpectedDelivery other) {
        assertThat(other.status()).as("%s beside %s", other.id, delivery.id).isNotEqualTo(DeliveryStatus.RUNNING);
        assertThat(other.isUnfinished() && other.answered < delivery.askedFor)
                .as("%s came before %s", other.id, delivery.id)
                .isFalse();
        assertThat(other.lease())
                .as("the lease of %s before %s", other.id, delivery.id)
                .isLessThan(lease);
    }

    void renewed(Claim claim, long until) {
        heldBy(claim).forEach(delivery -> delivery.renew(until));
    }

    /** What is taken over, and by handler how many of them are parked. */
    Leases.Left takenOver(long now) {
        List<ExpectedDelivery> left =
                deliveries.stream().filter(delivery -> delivery.isLeft(now)).toList();
        left.forEach(delivery -> delivery.takeOver(now));
        return new Leases.Left(
                left.size(),
                byHandler(left.stream()
                        .filter(delivery -> delivery.status() == DeliveryStatus.PARKED)
                        .toList()));
    }

    /** @return how many were parked, by handler */
    Map<String, Integer> parkedUnknown(Set<String> known, long now, Duration patience) {
        List<ExpectedDelivery> left = deliveries.stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.WAITING)
                .filter(delivery -> !known.contains(delivery.id.handler()))
                .filter(delivery -> delivery.createdAt <= now - patience.toMillis())
                .toList();
        left.forEach(delivery -> delivery.parkAsRemoved(now));
        return byHandler(left);
    }

    private static Map<String, Integer> byHandler(List<ExpectedDelivery> deliveries) {
        return deliveries.stream()
                .collect(Collectors.groupingBy(delivery -> delivery.id.handler(), Collectors.summingInt(one -> 1)));
    }

    /** @param all also what has succeeded or was discarded */
    Result replayed(String entry, Collection<String> handlers, boolean all, long askedFor, long now) {
        List<Id> again = handlers.stream()
                .map(handler -> new Id(entry, handler))
                .filter(id -> isToRunAgain(of(id), all))
                .toList();
        long answered = moment();
        for (Id id : again) {
            of(id).forEach(ExpectedDelivery::replay);
            deliver(id, askedFor, answered, now);
        }
        return again.isEmpty() ? Result.UNCHANGED : Result.CHANGED;
    }

    private static boolean isToRunAgain(List<ExpectedDelivery> before, boolean all) {
        return before.isEmpty()
                || (before.stream().noneMatch(ExpectedDelivery::isUnfinished)
                        && (all || before.getLast().status() == DeliveryStatus.PARKED));
    }

    private List<ExpectedDelivery> of(Id id) {
        return deliveries.stream().filter(delivery -> delivery.id.equals(id)).toList();
    }

    /** @param handlers empty: of all */
    Result discarded(String entry, Collection<String> handlers, long now) {
        List<ExpectedDelivery> unwanted = deliveries.stream()
                .filter(delivery -> delivery.id.entry().equals(entry) && delivery.canBeDiscarded())
                .filter(delivery -> handlers.isEmpty() || handlers.contains(delivery.id.handler()))
                .toList();
        unwanted.forEach(delivery -> delivery.discard(now));
        return unwanted.isEmpty() ? Result.UNCHANGED : Result.CHANGED;
    }

    /** Those that are not there any more have left, if they were allowed to. */
    void departed(Collection<String> there, RetentionTimes times, long now) {
        Set<String> gone = new HashSet<>(entries.keySet());
        gone.removeAll(there);
        assertThat(deliveries)
                .filteredOn(delivery -> gone.contains(delivery.id.entry()))
                .allSatisfy(delivery -> assertThat(delivery.mayLeave(times, now))
                        .as("%s may leave, being %s", delivery.id, delivery.status())
                        .isTrue());
        deliveries.removeIf(delivery -> gone.contains(delivery.id.entry()));
        entries.keySet().removeAll(gone);
        departed.addAll(gone);
    }
}
