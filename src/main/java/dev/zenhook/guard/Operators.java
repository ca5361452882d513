package dev.zenhook.guard;

import java.util.List;
import java.util.Optional;

/**
 * Who may pass, as it was set and judged.
 *
 * @param users who logs in with a password
 * @param oidc who logs in elsewhere
 * @param openMetrics whether Prometheus is answered without logging in
 * @param publicUrl where browsers come to, if that is not this very port
 */
record Operators(List<Operator> users, Optional<OidcAccess> oidc, boolean openMetrics, Optional<DoorUrl> publicUrl) {
    /** If nobody can, there is no point in asking for it. */
    boolean canLogIn() {
        return !users.isEmpty() || oidc.isPresent();
    }

    Optional<Operator> named(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }
}
