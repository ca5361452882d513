package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The server's clock, as a replica follows it: asked, and in between measured. */
class DatabaseClockTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** What the server would say, in milliseconds, and what this machine has measured. */
    private final AtomicLong server = new AtomicLong(1_000_000);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 7); // it may begin anywhere
    private final DatabaseClock clock = new DatabaseClock(server::get, nanoTime::get, LEASE);

    private void passes(Duration time) {
        server.addAndGet(time.toMillis());
        nanoTime.addAndGet(time.toNanos());
    }

    private void serverJumps(Duration by) {
        server.addAndGet(by.toMillis());
    }

    /** As who takes over does, several times within a lease. */
    private void passesWithLooks(Duration time) {
        for (long left = time.toSeconds(); left > 0; left -= 5) {
            passes(Duration.ofSeconds(Math.min(5, left)));
            clock.isSteady();
        }
    }

    @Test
    void itGoesOnBetweenTheAnswersAndFollowsTheServer() {
        passes(Duration.ofSeconds(59));
        serverJumps(Duration.ofSeconds(1));
        clock.follow();
        assertThat(clock.millis()).isEqualTo(server.get() - 1_000);

        passes(Duration.ofSeconds(2));
        clock.follow();
        assertThat(clock.millis()).isEqualTo(server.get());
    }

    @Test
    void aServerWhoseClockRunsOnIsBelieved() {
        passesWithLooks(Duration.ofHours(1));
        serverJumps(Duration.ofSeconds(2));

        assertThat(clock.isSteady()).isTrue();
    }

    @Test
    void afterAJumpItIsNotBelievedUntilAllReplicasHaveFollowedAndRenewed() {
        for (Duration jump : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
            passesWithLooks(Duration.ofMinutes(5));
            serverJumps(jump);

            assertThat(clock.isSteady()).isFalse();
            assertThat(clock.millis()).isEqualTo(server.get());
            passesWithLooks(Duration.ofSeconds(89));
            assertThat(clock.isSteady()).isFalse();
            passesWithLooks(Duration.ofSeconds(1));
            assertThat(clock.isSteady()).isTrue();
        }
    }

    @Test
    void aJumpIsNoticedByWhoeverAsksFirst() {
        passes(Duration.ofMinutes(2));
        serverJumps(Duration.ofHours(1));
        clock.follow();

        assertThat(clock.isSteady()).isFalse();
    }

    /** All of them may have been cut off, so that all leases have ended, and nobody is dead. */
    @Test
    void whoCouldNotLookForALeaseLeavesTheOthersTheTimeOfOne() {
        passesWithLooks(Duration.ofMinutes(5));
        passes(LEASE.plusMillis(1));

        assertThat(clock.isSteady()).isFalse();
        passesWithLooks(LEASE.minusSeconds(1));
        assertThat(clock.isSteady()).isFalse();
        passesWithLooks(Duration.ofSeconds(1));
        assertThat(clock.isSteady()).isTrue();
    }

    /** The database may have come back just now, and the others have not renewed their leases yet. */
    @Test
    void whoHasJustStartedLeavesTheOthersTheTimeOfALease() {
        assertThat(clock.isSteady()).isFalse();
        passesWithLooks(LEASE.minusSeconds(1));
        assertThat(clock.isSteady()).isFalse();
        passesWithLooks(Duration.ofSeconds(1));
        assertThat(clock.isSteady()).isTrue();
    }

    /** The answers are there at once, and take so long on their way back. */
    private DatabaseClock answeredAfter(Duration... times) {
        Iterator<Duration> next = List.of(times).iterator();
        LongSupplier slow = () -> {
            long at = server.get();
            passes(next.next());
            return at;
        };
        return new DatabaseClock(slow, nanoTime::get, LEASE);
    }

    @Test
    void anAnswerThatTookLongIsAskedForAgain() {
        DatabaseClock slow = answeredAfter(Duration.ofSeconds(6), Duration.ZERO);

        assertThat(slow.millis()).isEqualTo(server.get());
    }

    @Test
    void ofSeveralSlowAnswersTheFastestCounts() {
        long before = server.get();

        DatabaseClock slow = answeredAfter(Duration.ofSeconds(6), Duration.ofSeconds(4), Duration.ofSeconds(8));

        assertThat(slow.millis()).isEqualTo(before + 18_000 - 2_000);
    }

    @Test
    void theFirstLookIsNotLate() {
        passes(LEASE.multipliedBy(2));

        assertThat(clock.isSteady()).isTrue();
    }
}
