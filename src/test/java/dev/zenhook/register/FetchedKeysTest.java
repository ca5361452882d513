package dev.zenhook.register;

import static dev.zenhook.register.KeySide.trusted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.register.FetchedKeys.Held;
import dev.zenhook.verify.KeyUsage;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.TrustedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchedKeysTest {
    private static final TrustedKey OLD = trusted(KeySide.FIRST);
    private static final TrustedKey NEW = trusted(KeySide.SECOND);

    private final FakeTime time = new FakeTime();
    private final Tenants tenants = FakeTenants.named("main");
    private final FetchedKeys keys = new FetchedKeys(tenants, time.clock, mock(KeyUsage.class));

    @Test
    void thereIsNoneAtFirst() {
        assertThat(keys.keysOf("main")).isEmpty();
        assertThat(keys.retiredKeysOf("main")).isEmpty();
    }

    @Test
    void aReplacedKeyCountsForItsOverlapAndIsRetiredThen() {
        keys.replace("main", OLD);
        keys.replace("main", NEW);

        time.pass(FakeTenants.OVERLAP.minusMillis(1));
        assertThat(keys.keysOf("main")).containsExactly(NEW, OLD);
        assertThat(keys.retiredKeysOf("main")).isEmpty();

        time.pass(Duration.ofMillis(1));
        assertThat(keys.keysOf("main")).containsExactly(NEW);
        assertThat(keys.retiredKeysOf("main")).containsExactly(OLD);
    }

    @Test
    void withoutAnOverlapItIsRetiredAtOnce() {
        when(tenants.keyOverlapOf("main")).thenReturn(Duration.ZERO);
        keys.replace("main", OLD);
        keys.replace("main", NEW);

        assertThat(keys.keysOf("main")).containsExactly(NEW);
    }

    @Test
    void anOverlapAsLongAsCanBeWrittenIsNoFailure() {
        when(tenants.keyOverlapOf("main")).thenReturn(Duration.ofSeconds(Long.MAX_VALUE));
        keys.replace("main", OLD);
        keys.replace("main", NEW);

        assertThat(keys.keysOf("main")).containsExactly(NEW, OLD);
    }

    @Test
    void aRevokedKeyIsRetiredAtOnceAndTheAccountsOwnStays() {
        keys.replace("main", OLD);
        keys.replace("main", NEW);

        keys.revokeReplaced("main", key -> true);

        assertThat(keys.keysOf("main")).containsExactly(NEW);
        assertThat(keys.retiredKeysOf("main")).containsExactly(OLD);
    }

    @Test
    void theAccountsOwnKeyCountsThoughItWasRevokedOnce() {
        keys.hold("main", List.of(new Held(NEW, Instant.EPOCH, null, true)));

        assertThat(keys.keysOf("main")).containsExactly(NEW);
    }

    @Test
    void theOverlapOfAKeyThatWasReplacedEarlierDoesNotBeginAnew() {
        keys.replace("main", OLD);
        keys.replace("main", NEW);
        time.pass(FakeTenants.OVERLAP.dividedBy(2));
        keys.replace("main", trusted(KeySide.THIRD));

        time.pass(FakeTenants.OVERLAP.dividedBy(2));
        assertThat(keys.keysOf("main")).containsExactly(trusted(KeySide.THIRD), NEW);
    }

    @Test
    void oneTenantsKeysAreNotAnothers() {
        keys.replace("main", OLD);

        assertThat(keys.keysOf("other")).isEmpty();
    }
}
