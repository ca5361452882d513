package dev.zenhook.verify;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts whose webhooks we take: their names, and which of them is the default. */
public final class Tenants {
    private final Set<String> names;
    private final Optional<String> defaultTenant;
    private final Map<String, ConfiguredTenant> byName;

    Tenants(List<ConfiguredTenant> tenants) {
        Map<String, ConfiguredTenant> found = new LinkedHashMap<>();
        tenants.forEach(tenant -> found.put(tenant.name(), tenant));
        byName = found;
        names = Collections.unmodifiableSet(found.keySet());
        defaultTenant = tenants.stream()
                .filter(tenant -> tenant.isDefault() || tenants.size() == 1)
                .map(ConfiguredTenant::name)
                .findFirst();
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    /** The only tenant, or the one with {@code default: true}; empty when neither exists. */
    public Optional<String> defaultTenant() {
        return defaultTenant;
    }

    public Set<String> names() {
        return names;
    }

    /** Empty if the tenant has no credentials. */
    public Optional<AccountAccess> accountOf(String tenant) {
        return settings(tenant).map(ConfiguredTenant::account);
    }

    /** Empty if nothing is to be registered for the tenant. */
    public Optional<WantedListener> listenerOf(String tenant) {
        return settings(tenant).map(ConfiguredTenant::listener);
    }

    /** Whether the configuration holds keys of the tenant: then none is fetched. */
    public boolean hasConfiguredKeys(String tenant) {
        return settings(tenant).filter(found -> !found.keyTexts().isEmpty()).isPresent();
    }

    /** How long a fetched key counts after it was replaced. */
    public Duration keyOverlapOf(String tenant) {
        return settings(tenant).map(ConfiguredTenant::keyOverlap).orElse(Duration.ZERO);
    }

    /** After how long without an event somebody is to know; empty if nobody is. */
    public Optional<Duration> silenceOf(String tenant) {
        return settings(tenant).map(ConfiguredTenant::silence);
    }

    private Optional<ConfiguredTenant> settings(String tenant) {
        return Optional.ofNullable(byName.get(tenant));
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
