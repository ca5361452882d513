package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(health.getDetails()).containsOnlyKeys("main", "test");
        assertThat(health.getDetails().get("test"))
                .asString()
                .startsWith("has no key yet")
                .contains("zentitle2", "zenhook.tenants.test.public-keys");
    }

    @Test
    void withTheFirstKeyItIsUp() {
        withKey.add("test");
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("test", "has a key").containsKey("main");
    }
}
