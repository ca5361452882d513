package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param claim the run
 * @param status what the delivery is now: SUCCEEDED, PARKED, or WAITING for another run
 * @param delay how long it is to wait
 * @param counts whether the run counts as an attempt
 * @param reason why it is PARKED
 * @param error what failed
 */
public record Outcome(
        Claim claim,
        DeliveryStatus status,
        Duration delay,
        boolean counts,
        @Nullable ParkedReason reason,
        @Nullable String error) {

    /** The handler returned. */
    public static Outcome succeeded(Claim claim) {
        return new Outcome(claim, DeliveryStatus.SUCCEEDED, Duration.ZERO, true, null, null);
    }

    /** The handler failed and is to run again after the delay. */
    public static Outcome failed(Claim claim, Duration delay, String error) {
        return new Outcome(claim, DeliveryStatus.WAITING, delay, true, null, OneLine.of(error));
    }

    /** The handler is not to run again. */
    public static Outcome parked(Claim claim, ParkedReason reason, String error) {
        return new Outcome(claim, DeliveryStatus.PARKED, Duration.ZERO, true, reason, OneLine.of(error));
    }

    /** The run was ended by a shutdown, or is to be believed so after the delay: it does not count. */
    public static Outcome released(Claim claim, Duration delay) {
        return new Outcome(claim, DeliveryStatus.WAITING, delay, false, null, null);
    }

    /** For a database that does not take it. */
    Outcome withoutText() {
        return error == null
                ? this
                : new Outcome(claim, status, delay, counts, reason, "The database refused the text of this failure");
    }
}
