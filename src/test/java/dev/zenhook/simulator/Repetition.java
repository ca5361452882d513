package dev.zenhook.simulator;

import java.time.Duration;
import java.util.Optional;

/** When a delivery that failed is repeated. No source says how often, how soon or for how long: this is a choice. */
final class Repetition {
    static final int LAST_ATTEMPT = 10;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Repetition() {}

    /** Empty: never again. */
    static Optional<Duration> after(Notice failed) {
        if (failed.kind() != Notice.Kind.EVENT || failed.attempt() >= LAST_ATTEMPT) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << (failed.attempt() - 1));
        return Optional.of(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
