package dev.zenhook.observe;

import java.util.Collection;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Part of readiness: with no key of any tenant every webhook would be answered 503. With the first one it is ready, and
 * stays so whether or not Zentitle2 can be reached.
 */
final class KeysHealthIndicator implements HealthIndicator {
    private final Collection<String> tenants;
    private final Predicate<String> hasKey;

    KeysHealthIndicator(Collection<String> tenants, Predicate<String> hasKey) {
        this.tenants = tenants;
        this.hasKey = hasKey;
    }

    @Override
    public Health health() {
        Health.Builder health = tenants.stream().anyMatch(hasKey) ? Health.up() : Health.outOfService();
        tenants.forEach(tenant -> health.withDetail(tenant, hasKey.test(tenant) ? "has a key" : withoutKey(tenant)));
        return health.build();
    }

    private static String withoutKey(String tenant) {
        return "has no key yet, and its webhooks are answered 503. It is being fetched: the component zentitle2 tells"
                + " why that fails. Or set zenhook.tenants." + tenant + ".public-keys.";
    }
}
