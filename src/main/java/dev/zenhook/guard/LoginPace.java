package dev.zenhook.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * Slows down who guesses. Failures are counted by address, and by name and address; from the fifth on, the next attempt is looked
 * at after a second, then two, up to a minute. An attempt that comes earlier counts for nothing, so it prolongs nothing. From an
 * address from which a name has logged in before, only failures of that name from there count.
 *
 * <p>What fails at other addresses never refuses a name: after twenty failures, attempts with it take turns of a second, and none
 * waits longer than five.
 */
final class LoginPace {
    private static final int FREE = 4;
    private static final int DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final int CROWD = 20;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Ticker ticker;
    private final Cache<Object, Failures> failures;
    private final Cache<String, Crowd> crowds;
    private final Cache<Attempt, Boolean> known;

    /** @param until when the next attempt is looked at */
    private record Failures(int count, long until) {}

    /**
     * All who failed with a name.
     *
     * @param turn when the last turn is that was given out
     */
    private record Crowd(int count, long turn) {
        Crowd joined() {
            return new Crowd(count + 1, turn);
        }

        Crowd next(long now) {
            return new Crowd(count, now + Math.clamp(turn + TURN.toNanos() - now, 0L, LONGEST_TURN.toNanos()));
        }
    }

    LoginPace(Ticker ticker) {
        this.ticker = ticker;
        failures = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST)
                .expireAfterWrite(FORGOTTEN)
                .build();
        crowds = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST)
                .expireAfterWrite(FORGOTTEN)
                .build();
        known = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST)
                .expireAfterWrite(KNOWN)
                .build();
    }

    /** Refuses by a {@link TooManyLoginsException}. */
    void check(Attempt attempt) {
        long now = ticker.read();
        for (Object counted : counted(attempt)) {
            Failures failed = failures.getIfPresent(counted);
            if (failed != null && failed.count > FREE && failed.until - now > 0) {
                throw new TooManyLoginsException(Duration.ofNanos(failed.until - now));
            }
        }
    }

    /** How long the attempt has to wait before it is looked at. */
    Duration turn(Attempt attempt) {
        long now = ticker.read();
        Crowd crowd = known.getIfPresent(attempt) != null
                ? null
                : crowds.asMap()
                        .computeIfPresent(
                                attempt.name(), (name, before) -> before.count < CROWD ? before : before.next(now));
        return crowd == null || crowd.count < CROWD ? Duration.ZERO : Duration.ofNanos(crowd.turn - now);
    }

    void failed(Attempt attempt) {
        crowds.asMap()
                .compute(
                        attempt.name(),
                        (name, before) -> before == null ? new Crowd(1, ticker.read()) : before.joined());
        counted(attempt)
                .forEach(counted -> failures.asMap().compute(counted, (ignored, before) -> {
                    int count = before == null ? 1 : before.count + 1;
                    return new Failures(count, ticker.read() + pause(count).toNanos());
                }));
    }

    private static Duration pause(int count) {
        Duration pause = Duration.ofSeconds(1L << Math.clamp(count - FREE - 1L, 0, DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /** The address keeps its failures: who may log in is not thereby free to guess at others. */
    void succeeded(Attempt attempt) {
        known.put(attempt, Boolean.TRUE);
        failures.invalidate(attempt);
        crowds.invalidate(attempt.name());
    }

    private record Address(String address) {}

    private List<Object> counted(Attempt attempt) {
        return known.getIfPresent(attempt) != null
                ? List.of(attempt)
                : List.of(attempt, new Address(attempt.address()));
    }
}
