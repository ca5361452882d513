package dev.zenhook.dispatch;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.store.Claim;
import dev.zenhook.store.OneLine;
import dev.zenhook.store.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What came of the runs that have ended, until it is recorded: the handler has run, that stays true however often the
 * database does not answer.
 */
final class Outcomes {
    private static final int LONGEST_ERROR = 500;

    private final Queue<Outcome> ended = new ConcurrentLinkedQueue<>();
    private int given;
    private final DeliveryCounter counter;

    Outcomes(DeliveryCounter counter) {
        this.counter = counter;
    }

    void succeeded(Claim claim) {
        add(claim, DeliveryCounter.SUCCEEDED, Outcome.succeeded(claim));
    }

    void failed(Claim claim, Duration delay, Throwable failure) {
        add(claim, DeliveryCounter.FAILED, Outcome.failed(claim, delay, describe(failure)));
    }

    void parked(Claim claim, ParkedReason reason, Throwable failure) {
        add(claim, DeliveryCounter.PARKED, Outcome.parked(claim, reason, describe(failure)));
    }

    void released(Claim claim) {
        released(claim, Duration.ZERO);
    }

    /** @param delay within which a run that does not end will have ended with its process */
    void released(Claim claim, Duration delay) {
        add(claim, DeliveryCounter.RELEASED, Outcome.released(claim, delay));
    }

    private void add(Claim claim, String label, Outcome outcome) {
        counter.ran(claim.handler(), label);
        ended.add(outcome);
    }

    /** All that are not recorded yet. For the dispatcher's thread alone, as is {@link #recorded}. */
    List<Outcome> unrecorded() {
        List<Outcome> unrecorded = List.copyOf(ended);
        given = unrecorded.size();
        return unrecorded;
    }

    /** Those that were last given are recorded. */
    void recorded() {
        for (; given > 0; given--) {
            ended.remove();
        }
    }

    /** What has ended here and is not recorded yet: it is still this process's. */
    List<Claim> claims() {
        return ended.stream().map(Outcome::claim).toList();
    }

    /** One line, and not a long one: it goes into the inbox. A user's message may hold anything. */
    private static String describe(Throwable failure) {
        String text = OneLine.of(text(failure));
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    /** A user's exception that fails even to say what it is must not keep its delivery from being recorded. */
    @SuppressWarnings("CatchingUnchecked")
    private static String text(Throwable failure) {
        try {
            return String.valueOf(failure.toString());
        } catch (Throwable speechless) {
            return failure.getClass().getName();
        }
    }
}
