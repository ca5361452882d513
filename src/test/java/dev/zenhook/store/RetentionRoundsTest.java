package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class RetentionRoundsTest {
    private final Retention retention = mock();

    static List<Throwable> failures() {
        return List.of(new DataAccessResourceFailureException("gone"), new StackOverflowError("pretended"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void roundsGoOnAfterOneHasFailed(Throwable failure) {
        doThrow(failure).doNothing().when(retention).round(any());

        try (RetentionRounds rounds = new RetentionRounds(retention, Duration.ZERO, Duration.ofMillis(1))) {
            verify(retention, timeout(20_000).atLeast(3)).round(any());
            assertThat(rounds).isNotNull();
        }
    }

    @Test
    void noneBeginsBeforeTheFirstPauseIsOver() {
        doNothing().when(retention).round(any());

        new RetentionRounds(retention, Duration.ofHours(1), Duration.ofMillis(1)).close();

        verify(retention, never()).round(any());
    }

    @Test
    void closingEndsTheRoundAtItsNextPauseAndWaitsForThat() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        doAnswer(round -> {
                    begun.countDown();
                    Pace pace = round.getArgument(0);
                    ended.set(!pace.goesOnAfter(Duration.ofHours(1)));
                    return null;
                })
                .when(retention)
                .round(any());

        RetentionRounds rounds = new RetentionRounds(retention, Duration.ZERO, Duration.ofMillis(1));
        begun.await();
        rounds.close();

        assertThat(ended).isTrue();
    }
}
