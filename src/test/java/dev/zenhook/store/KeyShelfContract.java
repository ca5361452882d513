package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.store.KeyShelf.KeptKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What was fetched is there at the next start, with its history. */
abstract class KeyShelfContract extends StoreContract {
    private static final String ACCOUNT = "t_1 at https://example.api";

    private Instant put(String fingerprint) {
        clock.advance(Duration.ofHours(1));
        store.shelf.put("main", ACCOUNT, fingerprint, "{\"n\":\"" + fingerprint + "\"}");
        return clock.instant();
    }

    private List<KeptKey> keys() {
        return store.shelf.keysOf("main", ACCOUNT);
    }

    private List<String> fingerprints() {
        return keys().stream().map(KeptKey::fingerprint).toList();
    }

    @Test
    void aKeyIsKeptAsItWasFetched() {
        Instant fetched = put("first");

        assertThat(keys()).containsExactly(new KeptKey("first", "{\"n\":\"first\"}", fetched, null, false));
    }

    @Test
    void aKeyThatIsFetchedAgainWasFetchedWhenItWasFirst() {
        Instant fetched = put("first");
        put("first");

        assertThat(keys()).extracting(KeptKey::fetchedAt).containsExactly(fetched);
    }

    @Test
    void anotherKeyReplacesIt() {
        put("first");
        Instant replaced = put("second");
        put("second");

        assertThat(fingerprints()).containsExactly("second", "first");
        assertThat(keys()).extracting(KeptKey::replacedAt).containsExactly(null, replaced);
    }

    @Test
    void theKeysBeforeItComeInTheOrderInWhichTheyWereReplacedTheLatestFirst() {
        put("c");
        put("a");
        put("b");

        assertThat(fingerprints()).containsExactly("b", "a", "c");
    }

    @Test
    void aKeyThatComesBackIsTheAccountsAgain() {
        Instant fetched = put("first");
        put("second");
        store.shelf.revokeReplaced("main", ACCOUNT);
        Instant back = put("first");

        assertThat(keys().getFirst()).isEqualTo(new KeptKey("first", "{\"n\":\"first\"}", fetched, null, true));
        assertThat(keys().getLast().replacedAt()).isEqualTo(back);
        assertThat(keys()).hasSize(2);
    }

    /** A late answer may show it once more. It is not to count for an overlap more because of that. */
    @Test
    void aKeyThatWasRevokedAndComesBackIsRevokedStillWhenItIsReplacedAgain() {
        put("first");
        put("second");
        store.shelf.revokeReplaced("main", ACCOUNT);
        put("first");
        put("second");

        assertThat(keys()).extracting(KeptKey::fingerprint).containsExactly("second", "first");
        assertThat(keys().getLast().revoked()).isTrue();
    }

    @Test
    void onlyWhatWasReplacedIsRevokedAndOnlyOnce() {
        put("first");
        put("second");
        put("third");

        assertThat(store.shelf.revokeReplaced("main", ACCOUNT)).isEqualTo(2);
        assertThat(store.shelf.revokeReplaced("main", ACCOUNT)).isZero();
        assertThat(keys()).extracting(KeptKey::revoked).containsExactly(false, true, true);
    }

    @Test
    void keysOfAnotherAccountOrTenantAreNotTouched() {
        put("first");
        store.shelf.put("main", "t_2 at https://example.api", "other account's", "{}");
        store.shelf.put("test", ACCOUNT, "other tenant's", "{}");

        assertThat(fingerprints()).containsExactly("first");
        assertThat(keys()).extracting(KeptKey::replacedAt).containsOnlyNulls();
        put("second");
        store.shelf.revokeReplaced("main", ACCOUNT);
        assertThat(store.shelf.keysOf("main", "t_2 at https://example.api"))
                .extracting(KeptKey::replacedAt)
                .containsOnlyNulls();
        assertThat(store.shelf.keysOf("test", ACCOUNT))
                .extracting(KeptKey::fingerprint, KeptKey::revoked)
                .containsExactly(org.assertj.core.api.Assertions.tuple("other tenant's", false));
    }

    @Test
    void ofManyWhoPutAtOnceNobodyFailsAndOneKeyIsTheAccounts() throws Exception {
        KeyShelf other = new KeyShelf(store.database);
        List<Callable<Boolean>> puts = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            KeyShelf shelf = n % 2 == 0 ? store.shelf : other;
            String fingerprint = "key " + n % 3;
            puts.add(() -> {
                shelf.put("main", ACCOUNT, fingerprint, "{}");
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> put : threads.invokeAll(puts)) {
                assertThat(put.get()).isTrue();
            }
        }

        assertThat(keys()).hasSize(3);
        assertThat(keys()).filteredOn(key -> key.replacedAt() == null).hasSize(1);
    }
}
