package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who guesses is slowed down, and nobody else for long. */
class LoginPaceTest {
    private static final Attempt ADA = new Attempt("Ada", "192.0.2.1");

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000); // the monotonic clock may overflow
    private final LoginPace pace = new LoginPace(time::get);

    private void fail(Attempt attempt, int times) {
        for (int i = 0; i < times; i++) {
            pace.failed(attempt);
        }
    }

    private void later(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private void passes(Attempt attempt) {
        assertThatNoException().isThrownBy(() -> pace.check(attempt));
    }

    private void waits(Attempt attempt, Duration pause) {
        assertThatExceptionOfType(TooManyLoginsException.class)
                .isThrownBy(() -> pace.check(attempt))
                .satisfies(refusal -> assertThat(refusal.pause()).isEqualTo(pause));
    }

    @Test
    void fourMayFail() {
        fail(ADA, 4);

        passes(ADA);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "6, 2", "7, 4", "10, 32", "11, 60", "1000, 60"})
    void fromTheFifthOnEachWaitIsTwiceAsLongUpToAMinute(int failures, int seconds) {
        fail(ADA, failures);

        waits(ADA, Duration.ofSeconds(seconds));
        later(Duration.ofSeconds(seconds));
        passes(ADA);
    }

    @Test
    void failuresCountByAddressAndNotAgainstTheNameElsewhere() {
        fail(ADA, 5);

        passes(new Attempt("Ada", "198.51.100.7"));
        waits(new Attempt("Bob", ADA.address()), Duration.ofSeconds(1));
        passes(new Attempt("Bob", "198.51.100.7"));
    }

    /** Also after a start, when nobody is known to have logged in before. */
    @Test
    void nobodyElsewhereKeepsANameOut() {
        for (int second = 0; second < 3_600; second++) {
            pace.failed(new Attempt("Ada", "198.51.100." + second % 250));
            pace.turn(new Attempt("Ada", "198.51.100." + second % 250));
            later(Duration.ofSeconds(1));
        }

        passes(ADA);
        assertThat(pace.turn(ADA)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void attemptsWithANameThatManyGuessAtTakeTurnsOfASecondAndWaitForFiveAtMost() {
        for (int guesser = 0; guesser < 20; guesser++) {
            assertThat(pace.turn(ADA)).isZero();
            pace.failed(new Attempt("Ada", "198.51.100." + guesser));
        }

        assertThat(Stream.generate(() -> pace.turn(ADA)).limit(8).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 5L, 5L, 5L);
        assertThat(pace.turn(new Attempt("Bob", ADA.address()))).isZero();
        later(Duration.ofMinutes(1));
        assertThat(pace.turn(ADA)).isZero();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        fail(new Attempt("Ada", "2001:db8:1:2:0:0:0:1"), 5);

        waits(new Attempt("Bob", "2001:db8:1:2:9:9:9:9"), Duration.ofSeconds(1));
        passes(new Attempt("Bob", "2001:db8:1:3:0:0:0:1"));
    }

    @Test
    void anAttemptThatIsNotLookedAtProlongsNothing() {
        fail(ADA, 11);
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(TooManyLoginsException.class).isThrownBy(() -> pace.check(ADA));
        }

        waits(ADA, Duration.ofMinutes(1));
    }

    @Test
    void nobodyElsewhereKeepsOutWhoHasLoggedInBefore() {
        pace.succeeded(ADA);
        fail(new Attempt("Ada", "198.51.100.7"), 1000);
        fail(new Attempt("Bob", ADA.address()), 1000);

        passes(ADA);
        assertThat(pace.turn(ADA)).isZero();
        fail(ADA, 5);
        waits(ADA, Duration.ofSeconds(1));
    }

    @Test
    void whoMayLogInIsNotTherebyFreeToGuessAtOthers() {
        fail(new Attempt("Bob", ADA.address()), 6);
        pace.succeeded(ADA);

        waits(new Attempt("Bob", ADA.address()), Duration.ofSeconds(2));
    }

    @Test
    void aLoginForgetsWhatFailedBeforeIt() {
        fail(new Attempt("Ada", "198.51.100.7"), 100);
        pace.succeeded(ADA);

        assertThat(pace.turn(new Attempt("Ada", "203.0.113.9"))).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHour() {
        fail(ADA, 1000);
        later(Duration.ofMinutes(15));
        fail(ADA, 1);

        passes(ADA);
    }

    @Test
    void namesOfAnyLengthTakeLittleMemory() {
        assertThat(new Attempt("x".repeat(1_000_000), "192.0.2.1").name()).hasSize(100);
    }
}
