package dev.zenhook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SigningKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final TrustedKey FIRST = Verifiers.trusted(SigningKey.shared());
    private static final TrustedKey SECOND = Verifiers.trusted(SigningKey.generate(2048));
    private static final TrustedKey THIRD = Verifiers.trusted(SigningKey.generate(2048));

    private static KeySource source(Map<String, List<TrustedKey>> keys, Map<String, List<TrustedKey>> retired) {
        return new KeySource() {
            @Override
            public List<TrustedKey> keysOf(String tenant) {
                return keys.getOrDefault(tenant, List.of());
            }

            @Override
            public List<TrustedKey> retiredKeysOf(String tenant) {
                return retired.getOrDefault(tenant, List.of());
            }
        };
    }

    private final KeyRing ring = new KeyRing(
            Verifiers.tenants("main", "shop"),
            List.of(
                    source(Map.of("main", List.of(FIRST)), Map.of()),
                    source(
                            Map.of("main", List.of(FIRST, SECOND), "shop", List.of(THIRD), "gone", List.of(THIRD)),
                            Map.of("main", List.of(THIRD)))));

    @Test
    void theKeysOfAllSourcesCountOnceEach() {
        assertThat(ring.keysOf("main")).containsExactly(FIRST, SECOND);
        assertThat(ring.keysOf("shop")).containsExactly(THIRD);
        assertThat(ring.keysOf("elsewhere")).isEmpty();
    }

    @Test
    void aRetiredKeyIsNoneThatCounts() {
        assertThat(ring.retiredKeysOf("main")).containsExactly(THIRD);
        assertThat(ring.keysOf("main")).doesNotContain(THIRD);
        assertThat(ring.retiredKeysOf("shop")).isEmpty();
    }

    @Test
    void theOwnerOfAKeyIsTheTenantThatItCountsFor() {
        assertThat(ring.ownerOf(SECOND)).contains("main");
        assertThat(ring.ownerOf(THIRD)).contains("shop");
        assertThat(ring.ownerOf(Verifiers.trusted(SigningKey.generate(2048)))).isEmpty();
    }

    @Test
    void theKeysOfOthersAreThoseOfEveryOtherTenant() {
        assertThat(ring.keysOfOthers("main")).containsExactly(THIRD);
        assertThat(ring.keysOfOthers("shop")).containsExactly(FIRST, SECOND);
    }
}
