package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** One tenant with a key is enough to be ready. */
class KeysHealthTest {
    private final Set<String> withKey = new HashSet<>();
    private final KeysHealthIndicator indicator = new KeysHealthIndicator(List.of("main", "test"), withKey::contains);

    @Test
    void withoutAnyKeyItIsOutOfService() {
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails())
                .containsExactly(entry("main", "has no key yet"), entry("test", "has no key yet"));
    }

    @Test
    void withTheFirstKeyItIsUp() {
        withKey.add("test");
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsExactly(entry("main", "has no key yet"), entry("test", "has a key"));
    }
}
