package dev.zenhook.observe;

import dev.zenhook.register.AccountStatus;
import dev.zenhook.register.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What operators see of the tenants' connections to their accounts. */
final class AccountPages {
    private final @Nullable Connections connections;
    private final Function<String, List<String>> keysInUse;
    private final Function<String, Optional<Instant>> lastVerified;
    private final Clock clock;

    /**
     * Without connections there is nothing to see.
     *
     * @param keysInUse the fingerprints of a tenant's keys that count now
     * @param lastVerified when a webhook of a tenant was verified last
     */
    AccountPages(
            @Nullable Connections connections,
            Function<String, List<String>> keysInUse,
            Function<String, Optional<Instant>> lastVerified,
            Clock clock) {
        this.connections = connections;
        this.keysInUse = keysInUse;
        this.lastVerified = lastVerified;
        this.clock = clock;
    }

    /** Of all tenants that have credentials, by their names. */
    Map<String, AccountPage> all() {
        Map<String, AccountPage> pages = new TreeMap<>();
        Set<String> tenants = connections == null ? Set.of() : connections.tenants();
        tenants.forEach(tenant -> pages.put(tenant, show(tenant)));
        return pages;
    }

    AccountPage show(String tenant) {
        AccountStatus status = connectionOf(tenant).status(tenant);
        List<String> keys = keysInUse.apply(tenant);
        return new AccountPage(
                AccountProblems.standing(status, !keys.isEmpty()),
                AccountProblems.of(status, !keys.isEmpty()),
                status.keyFingerprint(),
                status.keyFetchedAt(),
                AccountPage.age(status.keyFetchedAt(), clock.instant()),
                keys,
                status.listenerId(),
                new TreeSet<>(status.missing()),
                new TreeSet<>(status.surplus()),
                lastVerified.apply(tenant).orElse(null),
                status.selfTest());
    }

    Connections connectionOf(String tenant) {
        if (connections == null || !connections.tenants().contains(tenant)) {
            throw new NotFoundException("tenant with credentials", tenant);
        }
        return connections;
    }
}
