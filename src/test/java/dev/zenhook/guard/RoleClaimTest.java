package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleClaimTest {
    private static RoleClaim at(String path) {
        return new RoleClaim(path, "boss", "guest");
    }

    @Test
    void itIsAListOrAText() {
        assertThat(at("roles").in(Map.of("roles", List.of("other", "guest")))).hasValue(Role.VIEWER);
        assertThat(at("roles").in(Map.of("roles", "boss"))).hasValue(Role.OPERATOR);
        assertThat(at("roles").in(Map.of("roles", List.of("guest", "boss")))).hasValue(Role.OPERATOR);
    }

    @Test
    void itIsFoundBehindDotsAndWithDotsInItsName() {
        assertThat(at("realm.roles").in(Map.of("realm", Map.of("roles", List.of("boss")))))
                .hasValue(Role.OPERATOR);
        assertThat(at("https://example.com/roles").in(Map.of("https://example.com/roles", List.of("guest"))))
                .hasValue(Role.VIEWER);
    }

    @Test
    void anythingElseIsNoRole() {
        assertThat(at("roles").in(Map.of())).isEmpty();
        assertThat(at("roles").in(Map.of("roles", "guest boss"))).isEmpty();
        assertThat(at("roles").in(Map.of("roles", Map.of("boss", true)))).isEmpty();
        assertThat(at("realm.roles").in(Map.of("realm", "boss"))).isEmpty();
    }
}
