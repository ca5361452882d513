package dev.zenhook.register;

import static dev.zenhook.register.KeySide.FIRST;
import static dev.zenhook.register.KeySide.SECOND;
import static dev.zenhook.register.KeySide.fingerprint;
import static dev.zenhook.register.KeySide.trusted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.TransientDataAccessResourceException;

class KeyFetchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    private final Spoken spoken = new Spoken();

    private final FakeTime time = new FakeTime();
    private final FakeShelf shelf = new FakeShelf(time.clock);
    private final KeySide replica = new KeySide(time, shelf);
    private final FakeAccount account = new FakeAccount(FIRST);
    private final KeyWatch watch = replica.watch("main", account);

    @Test
    void theFirstKeyCountsIsKeptAndTold() {
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
        assertThat(shelf.puts()).isOne();
        assertThat(spoken).contains("INFO The key of tenant main is " + fingerprint(FIRST));
        assertThat(replica.fetches("main", "new")).isOne();
        assertThat(watch.standing()).isEqualTo(new KeyStanding(fingerprint(FIRST), time.instant(), null));
    }

    @Test
    void theSameKeyIsNeitherKeptNorToldAgain() {
        watch.fetchNow();
        time.pass(HOUR);
        watch.fetchNow();

        assertThat(shelf.puts()).isOne();
        assertThat(spoken.times("The key of tenant")).isOne();
        assertThat(replica.fetches("main", "unchanged")).isOne();
        assertThat(watch.standing().fetchedAt()).isEqualTo(time.instant());
    }

    @Test
    void aRotationIsToldAndTheOldKeyCountsOnForItsOverlap() {
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        assertThat(spoken).contains("The key of tenant main is " + fingerprint(SECOND) + " now. " + fingerprint(FIRST));

        time.pass(FakeTenants.OVERLAP);
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND));
    }

    /** Or the first webhook with it would not be seen by an alert: what begins with 1 has not grown. */
    @Test
    void eachKeyThatCountsIsCountedFromZeroWhereverItComesFrom() {
        assertThat(replica.verified("main", FIRST)).isEmpty();
        watch.fetchNow();
        assertThat(replica.verified("main", FIRST)).hasValue(0);
        account.rotateTo(SECOND);
        watch.fetchNow();
        assertThat(replica.verified("main", SECOND)).hasValue(0);

        KeySide restarted = new KeySide(time, shelf);
        restarted.watch("main", account).load();
        assertThat(restarted.verified("main", FIRST)).hasValue(0);
        assertThat(restarted.verified("main", SECOND)).hasValue(0);

        time.pass(FakeTenants.OVERLAP);
        KeySide later = new KeySide(time, shelf);
        later.watch("main", account).load();
        assertThat(later.verified("main", FIRST)).isEmpty();
        assertThat(later.verified("main", SECOND)).hasValue(0);
    }

    @Test
    void aStartWhileZentitle2IsAwayHasTheLastGoodKeyAndItsOverlap() {
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();
        account.isAway();
        time.pass(HOUR);

        KeySide restarted = new KeySide(time, shelf);
        KeyWatch again = restarted.watch("main", account);
        again.load();

        assertThat(restarted.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        assertThat(again.standing().fingerprint()).isEqualTo(fingerprint(SECOND));
        assertThat(again.standing().fetchedAt()).isEqualTo(time.instant().minus(HOUR));
        again.fetchNow();
        assertThat(restarted.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
    }

    @Test
    void theKeysOfAnotherAccountAreNotTakenOver() {
        watch.fetchNow();

        KeySide restarted = new KeySide(time, shelf);
        restarted.watch("other", account).load();

        assertThat(restarted.memory.keysOf("other")).isEmpty();
    }

    @Test
    void theKeyOfAnotherTenantIsRefusedAndBothAreNamed() {
        KeyWatch other = replica.watch("other", new FakeAccount(FIRST));
        watch.fetchNow();
        other.fetchNow();

        assertThat(replica.memory.keysOf("other")).isEmpty();
        assertThat(shelf.puts()).isOne();
        assertThat(spoken).contains("ERROR The account of tenant other has the key", "which is tenant main's");
        assertThat(other.standing().problem()).contains("tenant main's").contains("zenhook.tenants.other");
        assertThat(replica.fetches("other", "refused")).isOne();
    }

    @Test
    void aKeyThatIsConfiguredForAnotherTenantIsRefusedAlsoFromTheDatabase() {
        watch.fetchNow();

        KeySide restarted =
                new KeySide(time, shelf, tenant -> tenant.equals("other") ? List.of(trusted(FIRST)) : List.of());
        KeyWatch again = restarted.watch("main", account);
        again.load();
        again.load();

        assertThat(restarted.memory.keysOf("main")).isEmpty();
        assertThat(spoken.times("which is tenant other's")).isOne();
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutItsText() {
        account.keyIs("{\"kty\":\"RSA\",\"n\":\"c2VjcmV0c2VjcmV0\",\"e\":\"AQAB\"}");
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).isEmpty();
        assertThat(watch.standing().problem()).startsWith("the Management API of tenant main cannot be used: ");
        assertThat(spoken)
                .contains("WARN The key of tenant main could not be fetched; until it is, webhooks are answered 503")
                .doesNotContain("c2VjcmV0");
        assertThat(replica.fetches("main", "refused")).isOne();
    }

    @Test
    void aFailureIsToldOnceAndAgainWhenItIsAnotherOrAnHourLater() {
        account.refuses(call -> true, "first trouble");
        watch.fetchNow();
        watch.fetchNow();
        assertThat(spoken.times("first trouble")).isOne();
        assertThat(spoken)
                .contains("The key of tenant main could not be fetched; until it is, webhooks are answered 503");

        account.refuses(call -> true, "second trouble");
        watch.fetchNow();
        assertThat(spoken).contains("second trouble");

        time.pass(HOUR);
        watch.fetchNow();
        assertThat(spoken.times("second trouble")).isEqualTo(2);
        assertThat(replica.fetches("main", "failed")).isEqualTo(4);
        assertThat(watch.standing().problem()).isEqualTo("second trouble");
    }

    @Test
    void whenItSucceedsAgainThatIsTold() {
        account.isAway();
        watch.fetchNow();
        account.isBack();
        watch.fetchNow();
        watch.fetchNow();

        assertThat(spoken.times("The key of tenant main is fetched again")).isOne();
        assertThat(watch.standing().problem()).isNull();
    }

    @Test
    void aKeyCountsAtOnceThoughTheDatabaseIsAway() {
        shelf.isAway();
        watch.load();
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
        assertThat(spoken.times("The database does not answer for the keys of tenant main"))
                .isOne();
        assertThat(replica.fetches("main", "new")).isOne();
    }

    @Test
    void whatIsInMemoryIsNotLostToADatabaseThatIsAwayOrEmptied() {
        watch.fetchNow();

        shelf.isAway();
        watch.load();
        shelf.isBack();
        shelf.isEmptied();
        watch.load();
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));

        watch.fetchNow();
        assertThat(shelf.puts()).isEqualTo(2);
    }

    @Test
    void revokingEndsTheOverlapHereAtOnceAndElsewhereAtTheNextLook() {
        KeySide elsewhere = new KeySide(time, shelf);
        KeyWatch otherReplica = elsewhere.watch("main", account);
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();
        otherReplica.load();

        assertThat(watch.revokeReplaced()).isOne();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND));
        assertThat(elsewhere.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        otherReplica.load();
        assertThat(elsewhere.memory.keysOf("main")).containsExactly(trusted(SECOND));
        assertThat(elsewhere.memory.retiredKeysOf("main")).containsExactly(trusted(FIRST));
        assertThat(watch.revokeReplaced()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsRevoked() {
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();
        shelf.isAway();

        assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(watch::revokeReplaced);
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
    }

    @Test
    void aKeyThatTheDatabaseMissedIsRevokedThereAsWell() {
        watch.fetchNow();
        shelf.isAway();
        account.rotateTo(SECOND);
        watch.fetchNow();
        shelf.isBack();

        assertThat(watch.revokeReplaced()).isOne();
        watch.load();
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND));
    }

    @Test
    void theKeyThatAnotherReplicaFetchedIsTakenOverAndTold() {
        watch.fetchNow();
        account.rotateTo(SECOND);
        new KeySide(time, shelf).watch("main", account).fetchNow();
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));

        watch.load();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        assertThat(spoken.times(fingerprint(SECOND) + " now")).isOne();
    }
}
