package dev.zenhook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExaminationBudgetTest {
    /** A nanoTime may begin anywhere, and run over. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 30_000_000_000L, Long.MIN_VALUE})
    void thereAreNeverMoreInAnySpan(long start) {
        AtomicLong now = new AtomicLong(start);
        ExaminationBudget budget = new ExaminationBudget(3, Duration.ofMinutes(1), now::get);
        assertThat(takenOf(10, budget)).isEqualTo(3);

        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(takenOf(10, budget)).isZero();

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(takenOf(2, budget)).isEqualTo(2);
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(takenOf(10, budget)).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(takenOf(10, budget)).isEqualTo(2);
    }

    private static long takenOf(int tries, ExaminationBudget budget) {
        return IntStream.range(0, tries).filter(any -> budget.tryTake()).count();
    }
}
