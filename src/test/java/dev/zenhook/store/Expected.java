package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox has to hold, in the simplest words: no queue, no index, one delivery after another. WAITING stands for
 * QUEUED as well: the difference is the store's own affair.
 */
final class Expected {
    private static final int DEATHS_UNTIL_PARKED = 3;

    private final Set<String> entries = new LinkedHashSet<>();
    private final Map<Id, Delivery> deliveries = new LinkedHashMap<>();
    private long moments;

    record Id(String tenant, String event, String handler) {
        private static Id of(Claim claim) {
            return new Id(claim.event().tenant(), claim.event().id(), claim.handler());
        }
    }

    /** What one can see of a delivery. */
    record State(
            Id id,
            DeliveryStatus status,
            int attempts,
            int deaths,
            @Nullable ParkedReason reason) {}

    /** One as it should be. */
    static final class Delivery {
        private final Id id;
        private final @Nullable String resource;
        private final long askedFor;
        private final long answered;
        private final long createdAt;
        private DeliveryStatus status = DeliveryStatus.WAITING;
        private long dueAt;
        private int attempts;
        private int deaths;
        private long lease;
        private long leaseUntil;
        private @Nullable ParkedReason reason;

        private Delivery(Id id, @Nullable String resource, long askedFor, long answered, long now) {
            this.id = id;
            this.resource = resource;
            this.askedFor = askedFor;
            this.answered = answered;
            this.createdAt = now;
            this.dueAt = now;
        }

        Id id() {
            return id;
        }

        DeliveryStatus status() {
            return status;
        }

        long lease() {
            return lease;
        }

        private boolean isUnfinished() {
            return status == DeliveryStatus.WAITING || status == DeliveryStatus.RUNNING;
        }

        boolean isInLineWith(Delivery other) {
            return resource != null
                    && resource.equals(other.resource)
                    && id.tenant().equals(other.id.tenant())
                    && id.handler().equals(other.id.handler());
        }

        private void park(ParkedReason why) {
            status = DeliveryStatus.PARKED;
            reason = why;
        }
    }

    Set<String> entries() {
        return entries;
    }

    List<State> states() {
        return deliveries.values().stream()
                .map(one -> new State(one.id, one.status, one.attempts, one.deaths, one.reason))
                .toList();
    }

    List<Delivery> unfinished() {
        return deliveries.values().stream().filter(Delivery::isUnfinished).toList();
    }

    /** What was answered at an earlier one than another was asked for comes before it. */
    long moment() {
        return moments++;
    }

    /** They are committed. */
    List<Receipt> arrived(List<Arrival> arrivals, long askedFor, long now) {
        long answered = moment();
        List<Receipt> receipts = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            String event = arrival.event().id();
            boolean first = entries.add(arrival.tenant() + " " + event);
            receipts.add(first ? Receipt.STORED : Receipt.REPEATED);
            for (String handler : first ? arrival.handlers() : List.<String>of()) {
                Id id = new Id(arrival.tenant(), event, handler);
                deliveries.put(id, new Delivery(id, arrival.event().resourceId(), askedFor, answered, now));
            }
        }
        return receipts;
    }

    void recorded(Outcome outcome, long now) {
        if (isHeld(outcome.claim())) {
            Delivery delivery = deliveries.get(Id.of(outcome.claim()));
            delivery.status = outcome.status();
            delivery.reason = outcome.reason();
            delivery.dueAt = now + outcome.delay().toMillis();
            delivery.attempts -= outcome.counts() ? 0 : 1;
        }
    }

    void began(Claim claim, long now, long until) {
        Delivery delivery = deliveries.get(Id.of(claim));
        begin(delivery, claim.lease(), now, until);
        assertThat(claim.attempt()).as("the attempt at %s", delivery.id).isEqualTo(delivery.attempts);
    }

    /** The claim was given, although nobody got it. */
    void beganUnseen(Id id, long lease, long now, long until) {
        Delivery delivery = deliveries.get(id);
        if (delivery.status == DeliveryStatus.WAITING) {
            begin(delivery, lease, now, until);
        }
    }

    private void begin(Delivery delivery, long lease, long now, long until) {
        assertThat(delivery.status).as("%s runs anew", delivery.id).isEqualTo(DeliveryStatus.WAITING);
        assertThat(delivery.attempts == 0 || delivery.dueAt <= now)
                .as("%s is due", delivery.id)
                .isTrue();
        assertThat(lease).as("the lease of %s", delivery.id).isGreaterThan(delivery.lease);
        deliveries.values().stream()
                .filter(other -> other != delivery && other.isInLineWith(delivery))
                .forEach(other -> assertMayRun(delivery, lease, other));
        delivery.status = DeliveryStatus.RUNNING;
        delivery.attempts++;
        delivery.lease = lease;
        delivery.leaseUntil = until;
    }

    private static void assertMayRun(Delivery delivery, long lease, Delivery other) {
        assertThat(other.status).as("%s beside %s", other.id, delivery.id).isNotEqualTo(DeliveryStatus.RUNNING);
        assertThat(other.isUnfinished() && other.answered < delivery.askedFor)
                .as("%s came before %s", other.id, delivery.id)
                .isFalse();
        assertThat(other.lease)
                .as("the lease of %s before %s", other.id, delivery.id)
                .isLessThan(lease);
    }

    boolean isHeld(Claim claim) {
        Delivery delivery = deliveries.get(Id.of(claim));
        return delivery.status == DeliveryStatus.RUNNING && delivery.lease == claim.lease();
    }

    void renewed(Claim claim, long until) {
        deliveries.get(Id.of(claim)).leaseUntil = until;
    }

    /** @return how many were running */
    int takenOver(long now) {
        List<Delivery> left = deliveries.values().stream()
                .filter(one -> one.status == DeliveryStatus.RUNNING && one.leaseUntil <= now)
                .toList();
        for (Delivery delivery : left) {
            delivery.deaths++;
            delivery.dueAt = now;
            delivery.status = DeliveryStatus.WAITING;
            if (delivery.deaths == DEATHS_UNTIL_PARKED) {
                delivery.park(ParkedReason.CRASHED);
            }
        }
        return left.size();
    }

    /** @return how many were parked */
    int parkedUnknown(Set<String> known, long now, Duration patience) {
        List<Delivery> left = deliveries.values().stream()
                .filter(one -> one.status == DeliveryStatus.WAITING && !known.contains(one.id.handler()))
                .filter(one -> one.createdAt <= now - patience.toMillis())
                .toList();
        left.forEach(one -> one.park(ParkedReason.REMOVED));
        return left.size();
    }
}
