package dev.zenhook.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's claims tell a role.
 *
 * @param path the claim's name, or the way to it: {@code realm_access.roles}
 * @param operator the value that makes an operator
 * @param viewer the value that makes a viewer
 */
record RoleClaim(String path, String operator, String viewer) {
    /** The higher one, if both are there. */
    Optional<Role> in(Map<String, Object> claims) {
        Collection<?> values = values(claims);
        if (values.contains(operator)) {
            return Optional.of(Role.OPERATOR);
        }
        return values.contains(viewer) ? Optional.of(Role.VIEWER) : Optional.empty();
    }

    private Collection<?> values(Map<String, Object> claims) {
        // Some providers name a claim by an address, whose dots lead nowhere.
        Object found = claims.containsKey(path) ? claims.get(path) : follow(claims);
        return found instanceof Collection<?> several ? several : found == null ? List.of() : List.of(found);
    }

    private @Nullable Object follow(Map<String, Object> claims) {
        Object here = claims;
        for (String step : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here;
    }
}
