package dev.zenhook.dispatch;

import dev.zenhook.event.BoundedNames;
import dev.zenhook.event.ParkedReason;
import dev.zenhook.store.Claim;
import dev.zenhook.store.OneLine;
import dev.zenhook.store.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What came of the runs that have ended, until it is recorded: the handler has run, that stays true however often the
 * database does not answer.
 */
final class Outcomes {
    private static final int LONGEST_ERROR = 500;
    private static final List<String> ALL = List.of("succeeded", "failed", "parked", "released");

    private final Queue<Outcome> ended = new ConcurrentLinkedQueue<>();
    private int given;
    private final MeterRegistry meters;
    private final Map<Labels, Counter> counters = new ConcurrentHashMap<>();

    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    /** Handlers that are not here: they may have had many names over the years. */
    private final BoundedNames strangers = new BoundedNames();

    private record Labels(String handler, String outcome) {}

    Outcomes(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What never happened is to be seen as 0, and not by its absence. */
    void expect(Collection<String> handlers) {
        ours.addAll(handlers);
        handlers.forEach(handler -> ALL.forEach(outcome -> counter(new Labels(handler, outcome))));
    }

    private Counter counter(Labels labels) {
        return counters.computeIfAbsent(labels, this::register);
    }

    private Counter register(Labels labels) {
        return Counter.builder("zenhook.deliveries")
                .description("Runs of handlers, by what came of them, and what was parked without a run")
                .tag("handler", labels.handler())
                .tag("outcome", labels.outcome())
                .register(meters);
    }

    void succeeded(Claim claim) {
        add(claim, "succeeded", Outcome.succeeded(claim));
    }

    void failed(Claim claim, Duration delay, Throwable failure) {
        add(claim, "failed", Outcome.failed(claim, delay, describe(failure)));
    }

    void parked(Claim claim, ParkedReason reason, Throwable failure) {
        add(claim, "parked", Outcome.parked(claim, reason, describe(failure)));
    }

    /** What was parked in the inbox itself, for a handler that may be of the past, or another replica's. */
    void parkedWithoutARun(String handler, int deliveries) {
        String label = ours.contains(handler) ? handler : strangers.labelOf(handler);
        counter(new Labels(label, "parked")).increment(deliveries);
    }

    void released(Claim claim) {
        released(claim, Duration.ZERO);
    }

    /** @param delay within which a run that does not end will have ended with its process */
    void released(Claim claim, Duration delay) {
        add(claim, "released", Outcome.released(claim, delay));
    }

    private void add(Claim claim, String label, Outcome outcome) {
        counter(new Labels(claim.handler(), label)).increment();
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
