package dev.zenhook.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * Slows down who guesses. Failures are counted by name and by address; from the fifth on, the next attempt is looked at after a
 * second, then two, up to a minute. An attempt that comes earlier counts for nothing, so it prolongs nothing. From an address
 * from which a name has logged in before, only failures of that name from there count: nobody elsewhere keeps it out.
 */
final class LoginPace {
    private static final int FREE = 4;
    private static final int DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final Ticker ticker;
    private final Cache<Object, Failures> failures;
    private final Cache<Attempt, Boolean> known;

    /** @param until when the next attempt is looked at */
    private record Failures(int count, long until) {}

    LoginPace(Ticker ticker) {
        this.ticker = ticker;
        failures = Caffeine.newBuilder()
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

    void failed(Attempt attempt) {
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
        failures.invalidate(new Name(attempt.name()));
    }

    private record Name(String name) {}

    private record Address(String address) {}

    private List<Object> counted(Attempt attempt) {
        return known.getIfPresent(attempt) != null
                ? List.of(attempt)
                : List.of(new Name(attempt.name()), new Address(attempt.address()));
    }
}
