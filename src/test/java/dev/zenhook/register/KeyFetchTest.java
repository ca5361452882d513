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
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.TransientDataAccessResourceException;

@ExtendWith(OutputCaptureExtension.class)
class KeyFetchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeTime time = new FakeTime();
    private final FakeShelf shelf = new FakeShelf(time.clock);
    private final KeySide replica = new KeySide(time, shelf);
    private final FakeAccount account = new FakeAccount(FIRST);
    private final KeyWatch watch = replica.watch("main", account);

    @Test
    void theFirstKeyCountsIsKeptAndTold(CapturedOutput output) {
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
        assertThat(shelf.puts()).isOne();
        assertThat(output).contains("INFO", "The key of tenant main is " + fingerprint(FIRST));
        assertThat(replica.fetches("main", "new")).isOne();
        assertThat(watch.standing()).isEqualTo(new KeyStanding(fingerprint(FIRST), time.instant(), null));
    }

    @Test
    void theSameKeyIsNeitherKeptNorToldAgain(CapturedOutput output) {
        watch.fetchNow();
        time.pass(HOUR);
        watch.fetchNow();

        assertThat(shelf.puts()).isOne();
        assertThat(output.getOut().split("The key of tenant", -1)).hasSize(2);
        assertThat(replica.fetches("main", "unchanged")).isOne();
        assertThat(watch.standing().fetchedAt()).isEqualTo(time.instant());
    }

    @Test
    void aRotationIsToldAndTheOldKeyCountsOnForItsOverlap(CapturedOutput output) {
        watch.fetchNow();
        account.rotateTo(SECOND);
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        assertThat(output).contains("The key of tenant main is " + fingerprint(SECOND) + " now. " + fingerprint(FIRST));

        time.pass(FakeTenants.OVERLAP);
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND));
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
    void theKeyOfAnotherTenantIsRefusedAndBothAreNamed(CapturedOutput output) {
        KeyWatch other = replica.watch("other", new FakeAccount(FIRST));
        watch.fetchNow();
        other.fetchNow();

        assertThat(replica.memory.keysOf("other")).isEmpty();
        assertThat(shelf.puts()).isOne();
        assertThat(output).contains("ERROR", "The account of tenant other has the key", "which is tenant main's");
        assertThat(other.standing().problem()).contains("tenant main's").contains("zenhook.tenants.other");
        assertThat(replica.fetches("other", "refused")).isOne();
    }

    @Test
    void aKeyThatIsConfiguredForAnotherTenantIsRefusedAlsoFromTheDatabase(CapturedOutput output) {
        watch.fetchNow();

        KeySide restarted =
                new KeySide(time, shelf, tenant -> tenant.equals("other") ? List.of(trusted(FIRST)) : List.of());
        KeyWatch again = restarted.watch("main", account);
        again.load();
        again.load();

        assertThat(restarted.memory.keysOf("main")).isEmpty();
        assertThat(output.getOut().split("which is tenant other's", -1)).hasSize(2);
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutItsText(CapturedOutput output) {
        account.keyIs("{\"kty\":\"RSA\",\"n\":\"c2VjcmV0c2VjcmV0\",\"e\":\"AQAB\"}");
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).isEmpty();
        assertThat(watch.standing().problem()).startsWith("the Management API of tenant main cannot be used: ");
        assertThat(output).contains("WARN", "webhooks are answered 503").doesNotContain("c2VjcmV0");
        assertThat(replica.fetches("main", "refused")).isOne();
    }

    @Test
    void aFailureIsToldOnceAndAgainWhenItIsAnotherOrAnHourLater(CapturedOutput output) {
        account.refuses(call -> true, "first trouble");
        watch.fetchNow();
        watch.fetchNow();
        assertThat(output.getOut().split("first trouble", -1)).hasSize(2);
        assertThat(output)
                .contains("The key of tenant main could not be fetched; until it is, webhooks are answered 503");

        account.refuses(call -> true, "second trouble");
        watch.fetchNow();
        assertThat(output).contains("second trouble");

        time.pass(HOUR);
        watch.fetchNow();
        assertThat(output.getOut().split("second trouble", -1)).hasSize(3);
        assertThat(replica.fetches("main", "failed")).isEqualTo(4);
        assertThat(watch.standing().problem()).isEqualTo("second trouble");
    }

    @Test
    void whenItSucceedsAgainThatIsTold(CapturedOutput output) {
        account.isAway();
        watch.fetchNow();
        account.isBack();
        watch.fetchNow();
        watch.fetchNow();

        assertThat(output.getOut().split("The key of tenant main is fetched again", -1))
                .hasSize(2);
        assertThat(watch.standing().problem()).isNull();
    }

    @Test
    void aKeyCountsAtOnceThoughTheDatabaseIsAway(CapturedOutput output) {
        shelf.isAway();
        watch.load();
        watch.fetchNow();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));
        assertThat(output.getOut().split("The database does not answer for the keys of tenant main", -1))
                .hasSize(2);
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
    void theKeyThatAnotherReplicaFetchedIsTakenOverAndTold(CapturedOutput output) {
        watch.fetchNow();
        account.rotateTo(SECOND);
        new KeySide(time, shelf).watch("main", account).fetchNow();
        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(FIRST));

        watch.load();

        assertThat(replica.memory.keysOf("main")).containsExactly(trusted(SECOND), trusted(FIRST));
        assertThat(output.getOut().split(fingerprint(SECOND) + " now", -1)).hasSize(2);
    }
}
