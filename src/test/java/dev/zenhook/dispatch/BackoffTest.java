package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), 2, Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "12, 2048", "13, 3600", "14, 3600"})
    void theWaitGrowsUpToItsLimit(int attempt, long seconds) {
        assertThat(BACKOFF.after(attempt, () -> 1)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void chanceTakesAwayUpToHalf() {
        assertThat(BACKOFF.after(3, () -> 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BACKOFF.after(3, () -> 0.5)).isEqualTo(Duration.ofSeconds(3));
        assertThat(BACKOFF.after(100, () -> 0)).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_000_000, Integer.MAX_VALUE})
    void noNumberOfFailuresIsTooBig(int attempt) {
        assertThat(BACKOFF.after(attempt, () -> 1)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aFactorOfOneNeverGrows() {
        Backoff even = new Backoff(Duration.ofSeconds(1), 1, Duration.ofHours(1));

        assertThat(even.after(Integer.MAX_VALUE, () -> 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theLimitHoldsFromTheFirstFailureOn() {
        Backoff narrow = new Backoff(Duration.ofSeconds(10), 2, Duration.ofSeconds(1));

        assertThat(narrow.after(1, () -> 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWaitIsNeverNothing() {
        Backoff least = new Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1));

        assertThat(least.after(1, () -> 0)).isEqualTo(Duration.ofMillis(1));
    }
}
