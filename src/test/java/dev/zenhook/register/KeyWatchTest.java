package dev.zenhook.register;

import static dev.zenhook.register.KeySide.FIRST;
import static dev.zenhook.register.KeySide.SECOND;
import static dev.zenhook.register.KeySide.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the account is asked for its key. */
class KeyWatchTest {
    private static final Duration SECOND_LONG = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FakeTime time = new FakeTime();
    private final FakeShelf shelf = new FakeShelf(time.clock);
    private final KeySide replica = new KeySide(time, shelf);
    private final FakeAccount account = new FakeAccount(FIRST);
    private final KeyWatch watch = replica.watch("main", account);

    /** As its thread does: sleeps as long as it was told to. */
    private void goOnFor(Duration length) {
        long end = time.nanoTime() + length.toNanos();
        while (true) {
            long left = end - time.nanoTime();
            Duration wait = watch.goOn();
            if (wait.toNanos() > left) {
                time.pass(Duration.ofNanos(Math.max(0, left)));
                return;
            }
            time.pass(wait);
        }
    }

    private int fetches() {
        return account.asked("key");
    }

    @Test
    void atTheStartAndThenEveryFifteenMinutes() {
        goOnFor(Duration.ofMinutes(44));

        assertThat(fetches()).isEqualTo(3);
    }

    @Test
    void withoutAKeyEveryThirtySecondsUntilThereIsOne() {
        account.isAway();
        goOnFor(Duration.ofSeconds(89));
        assertThat(fetches()).isEqualTo(3);

        account.isBack();
        goOnFor(Duration.ofMinutes(15));
        assertThat(fetches()).isEqualTo(4);
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
    }

    @Test
    void withTheLastGoodKeyAFailureWaitsForTheNextFetch() {
        watch.fetchNow();
        account.isAway();

        KeySide restarted = new KeySide(time, shelf);
        KeyWatch again = restarted.watch("main", account);
        again.load();
        assertThat(again.goOn()).isEqualTo(KeyWatch.BETWEEN_LOOKS);
        time.pass(Duration.ofMinutes(14));
        again.goOn();

        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void aRejectedSignatureHasItFetchedAtOnce() {
        goOnFor(SECOND_LONG);

        assertThat(watch.suspect()).isTrue();
        assertThat(watch.goOn()).isPositive();

        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void whoIsTooLateIsFetchedForAtTheEndOfTheMinute() {
        goOnFor(SECOND_LONG);
        watch.suspect();
        goOnFor(Duration.ofSeconds(20));
        assertThat(fetches()).isEqualTo(2);

        watch.suspect();
        assertThat(watch.goOn()).isLessThanOrEqualTo(Duration.ofSeconds(40));
        goOnFor(Duration.ofSeconds(39));
        assertThat(fetches()).isEqualTo(2);
        goOnFor(SECOND_LONG);
        watch.goOn();
        assertThat(fetches()).isEqualTo(3);
    }

    @Test
    void aFloodOfRejectionsCostsOneFetchAMinute() {
        goOnFor(SECOND_LONG);
        int before = fetches();
        for (int n = 0; n < 600; n++) {
            watch.suspect();
            watch.suspect();
            watch.goOn();
            time.pass(SECOND_LONG);
        }

        assertThat(fetches() - before).isEqualTo(10);
    }

    @Test
    void onlyTheFirstOfManyRejectionsIsNews() {
        goOnFor(SECOND_LONG);

        assertThat(watch.suspect()).isTrue();
        assertThat(watch.suspect()).isFalse();
        watch.goOn();
        assertThat(watch.suspect()).isTrue();
    }

    @Test
    void aSuspicionThatTheAccountDidNotAnswerIsPutAgainAMinuteLater() {
        goOnFor(SECOND_LONG);
        account.isAway();
        watch.suspect();
        goOnFor(SECOND_LONG);
        account.rotateTo(SECOND);
        account.isBack();

        goOnFor(MINUTE);
        watch.goOn();

        assertThat(fetches()).isEqualTo(3);
        assertThat(replica.memory.keysOf("main")).startsWith(trusted(SECOND));
    }

    @Test
    void aKeyThatIsRefusedAnswersTheSuspicion() {
        goOnFor(SECOND_LONG);
        account.keyIs("no key");
        watch.suspect();

        goOnFor(Duration.ofMinutes(5));

        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void nowAndThenTheDatabaseIsLookedAtWithoutAskingZentitle2() {
        goOnFor(SECOND_LONG);
        account.rotateTo(SECOND);
        new KeySide(time, shelf).watch("main", account).fetchNow();
        int before = fetches();

        goOnFor(KeyWatch.BETWEEN_LOOKS);
        watch.goOn();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        assertThat(fetches()).isEqualTo(before);
    }

    @Test
    void whatAnotherReplicaRevokedIsGoneAlsoWhileFetchesFailAndSignaturesAreRejected() {
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();
        account.isAway();
        KeyWatch other = new KeySide(time, shelf).watch("main", account);
        other.load();
        for (int n = 0; n < 200; n++) {
            watch.suspect();
            goOnFor(SECOND_LONG);
        }
        other.revokeReplaced();

        for (int n = 0; n < 6; n++) {
            watch.suspect();
            goOnFor(SECOND_LONG);
        }

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND));
    }

    @Test
    void theFirstKeyThatAnotherReplicaFetchedIsSeenAlsoWhileTheAccountIsAway() {
        account.isAway();
        goOnFor(Duration.ofSeconds(45));
        new KeySide(time, shelf).watch("main", new FakeAccount(FIRST)).fetchNow();

        goOnFor(KeyWatch.BETWEEN_LOOKS);
        watch.goOn();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
    }

    @Test
    void whatWasRevokedIsGoneAlsoHereWhereTheShelfLacksTheNewestKey() {
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();
        shelf.isAway();
        account.rotateTo(KeySide.THIRD);
        watch.fetchNow();
        shelf.isBack();
        account.isAway();
        KeyWatch other = new KeySide(time, shelf).watch("main", account);
        other.load();
        other.revokeReplaced();

        goOnFor(KeyWatch.BETWEEN_LOOKS);
        watch.goOn();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(KeySide.THIRD), trusted(SECOND));
    }

    @Test
    void aKeyThatTheDatabaseMissedIsPutThereWithinAMinute() {
        shelf.isAway();
        goOnFor(SECOND_LONG);
        shelf.isBack();
        assertThat(shelf.puts()).isZero();

        goOnFor(MINUTE);
        watch.goOn();

        assertThat(shelf.puts()).isOne();
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
    }

    @Test
    void aKeyFetchedByHandThatTheDatabaseMissedIsPutThereSoon() {
        goOnFor(SECOND_LONG);
        account.rotateTo(SECOND);
        shelf.isAway();
        watch.fetchNow();
        shelf.isBack();
        int before = shelf.puts();

        goOnFor(MINUTE.plus(KeyWatch.BETWEEN_LOOKS));
        watch.goOn();

        assertThat(shelf.puts()).isEqualTo(before + 1);
    }
}
