package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas that go by the same database. */
abstract class TurnsContract extends StoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    Turns other;

    @BeforeEach
    void openAnother() {
        other = new Turns(store.database);
    }

    @Test
    void whatOneHasTakenTheOtherDoesNotGet() {
        assertThat(store.turns.take("register main", MINUTE)).isTrue();
        assertThat(other.take("register main", MINUTE)).isFalse();
        assertThat(other.take("register test", MINUTE)).isTrue();
    }

    @Test
    void whoHasItHasItAnew() {
        store.turns.take("register main", MINUTE);
        clock.advance(Duration.ofSeconds(59));
        assertThat(store.turns.take("register main", MINUTE)).isTrue();

        clock.advance(Duration.ofSeconds(59));
        assertThat(other.take("register main", MINUTE)).isFalse();
    }

    @Test
    void whoKeepsItHasItAnew() {
        store.turns.take("register main", MINUTE);
        clock.advance(MINUTE);
        assertThat(store.turns.keep("register main", MINUTE)).isTrue();

        clock.advance(Duration.ofSeconds(59));
        assertThat(other.take("register main", MINUTE)).isFalse();
    }

    @Test
    void whatAnotherHasOrHadMeanwhileIsNotKept() {
        store.turns.take("register main", MINUTE);
        clock.advance(MINUTE);
        other.take("register main", MINUTE);
        assertThat(store.turns.keep("register main", MINUTE)).isFalse();

        other.giveBack("register main");
        assertThat(store.turns.keep("register main", MINUTE)).isFalse();
    }

    /** Its holder may have died then. */
    @Test
    void oneThatWasTakenWhileTheClockWasAheadEndsWhenItIsSetBack() {
        clock.advance(Duration.ofHours(1));
        store.turns.take("register main", MINUTE);
        clock.advance(Duration.ofHours(-1));

        assertThat(other.take("register main", MINUTE)).isTrue();
    }

    @Test
    void itEndsByItself() {
        store.turns.take("register main", MINUTE);

        clock.advance(MINUTE.minusMillis(1));
        assertThat(other.take("register main", MINUTE)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(other.take("register main", MINUTE)).isTrue();
        assertThat(store.turns.take("register main", MINUTE)).isFalse();
    }

    @Test
    void whatIsGivenBackIsFreeAtOnce() {
        store.turns.take("register main", MINUTE);
        store.turns.giveBack("register main");

        assertThat(other.take("register main", MINUTE)).isTrue();
    }

    @Test
    void nobodyGivesBackWhatIsAnothers() {
        store.turns.take("register main", MINUTE);
        other.giveBack("register main");

        assertThat(other.take("register main", MINUTE)).isFalse();
    }

    @Test
    void ofManyWhoComeAtOnceOneGetsIt() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 10; round++) {
                String name = "round " + round;
                List<Callable<Boolean>> takers = new ArrayList<>();
                for (int n = 0; n < 6; n++) {
                    Turns turns = new Turns(store.database);
                    takers.add(() -> turns.take(name, MINUTE));
                }
                int taken = 0;
                for (Future<Boolean> taker : threads.invokeAll(takers)) {
                    taken += taker.get() ? 1 : 0;
                }
                assertThat(taken).as(name).isEqualTo(1);
            }
        }
    }
}
