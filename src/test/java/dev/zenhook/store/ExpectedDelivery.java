package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A delivery as it should be. WAITING stands for QUEUED as well: the difference is the store's own affair. */
final class ExpectedDelivery {
    private static final int DEATHS_UNTIL_PARKED = 3;
    private static final Duration LONGEST_CLAIM = Duration.ofMinutes(20);

    final Id id;
    final long askedFor;
    final long answered;
    final long createdAt;
    private final @Nullable String resource;
    private DeliveryStatus status = DeliveryStatus.WAITING;
    private @Nullable ParkedReason reason;
    private int attempts;
    private int deaths;
    private long dueAt;
    private long lease;
    private long leaseUntil;
    private long finishedAt;
    private long startedAt;
    private boolean unwanted;

    /** Its last run began at a time that, since the clock was set back, is still to come: then it may run earlier. */
    private boolean hurried;

    /** @param entry the tenant and the event's id */
    record Id(String entry, String handler) {
        static Id of(Claim claim) {
            return new Id(claim.event().tenant() + " " + claim.event().id(), claim.handler());
        }
    }

    /** What one can see of it. */
    record State(
            Id id,
            DeliveryStatus status,
            int attempts,
            int deaths,
            @Nullable ParkedReason reason) {}

    /** @param askedFor a moment, as {@code answered}: what is answered before another is asked for runs before it */
    ExpectedDelivery(Id id, @Nullable String resource, long askedFor, long answered, long now) {
        this.id = id;
        this.resource = resource;
        this.askedFor = askedFor;
        this.answered = answered;
        this.createdAt = now;
        this.dueAt = now;
    }

    State state() {
        return new State(id, status, attempts, deaths, reason);
    }

    DeliveryStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    long lease() {
        return lease;
    }

    boolean isUnfinished() {
        return status == DeliveryStatus.WAITING || status == DeliveryStatus.RUNNING;
    }

    /** What has never begun is due, whatever a clock said that was wrong. */
    boolean isDue(long now) {
        return startedAt == 0 || hurried || dueAt <= now;
    }

    boolean isHeldBy(Claim claim) {
        return status == DeliveryStatus.RUNNING && lease == claim.lease() && id.equals(Id.of(claim));
    }

    boolean isInLineWith(ExpectedDelivery other) {
        return resource != null
                && resource.equals(other.resource)
                && id.handler().equals(other.id.handler())
                && tenant().equals(other.tenant());
    }

    private String tenant() {
        return id.entry().substring(0, id.entry().indexOf(' '));
    }

    /** Whether it was finished long enough ago for its entry to leave. */
    boolean mayLeave(RetentionTimes times, long now) {
        var stays = status == DeliveryStatus.PARKED ? times.parked() : times.finished();
        return !isUnfinished() && finishedAt < now - stays.toMillis();
    }

    void begin(long token, long now, long until) {
        status = DeliveryStatus.RUNNING;
        startedAt = now;
        hurried = false;
        attempts++;
        lease = token;
        leaseUntil = until;
    }

    void renew(long until) {
        leaseUntil = until;
    }

    void record(Outcome outcome, long now) {
        boolean discarded = unwanted && outcome.status() != DeliveryStatus.SUCCEEDED;
        become(discarded ? DeliveryStatus.DISCARDED : outcome.status(), now);
        reason = outcome.reason();
        dueAt = now + outcome.delay().toMillis();
        attempts -= outcome.counts() ? 0 : 1;
    }

    /** Or it was claimed while the clock was far ahead. */
    boolean isLeft(long now) {
        return status == DeliveryStatus.RUNNING && (leaseUntil <= now || leaseUntil > now + LONGEST_CLAIM.toMillis());
    }

    void takeOver(long now) {
        deaths++;
        dueAt = now;
        boolean hopeless = !unwanted && deaths >= DEATHS_UNTIL_PARKED;
        reason = hopeless ? ParkedReason.CRASHED : null;
        become(unwanted ? DeliveryStatus.DISCARDED : hopeless ? DeliveryStatus.PARKED : DeliveryStatus.WAITING, now);
    }

    void parkAsRemoved(long now) {
        reason = ParkedReason.REMOVED;
        become(DeliveryStatus.PARKED, now);
    }

    void replay() {
        if (status == DeliveryStatus.PARKED) {
            status = DeliveryStatus.REPLAYED;
        }
    }

    boolean canBeDiscarded() {
        return !unwanted && (isUnfinished() || status == DeliveryStatus.PARKED);
    }

    /** One that runs goes on, but not again. */
    void discard(long now) {
        unwanted = status == DeliveryStatus.RUNNING;
        become(unwanted ? status : DeliveryStatus.DISCARDED, now);
    }

    void clockSays(long now) {
        hurried |= status == DeliveryStatus.WAITING && startedAt > now;
    }

    private void become(DeliveryStatus next, long now) {
        status = next;
        clockSays(now);
        finishedAt = isUnfinished() ? finishedAt : now;
    }
}
