package dev.zenhook.verify;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts whose webhooks we take: their names, and which of them is the default. */
public final class Tenants {
    private final Set<String> names;
    private final Optional<String> defaultTenant;

    Tenants(List<ConfiguredTenant> tenants) {
        Set<String> found = new LinkedHashSet<>();
        tenants.forEach(tenant -> found.add(tenant.name()));
        names = Collections.unmodifiableSet(found);
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

    @Override
    public String toString() {
        return names.toString();
    }
}
