package dev.zenhook.register;

import dev.zenhook.verify.KeySource;
import dev.zenhook.verify.KeyUsage;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.TrustedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keys that were fetched from the tenants' accounts, in memory. One that was replaced counts on for its overlap. */
final class FetchedKeys implements KeySource {
    /** One key, with the state that {@link dev.zenhook.store.KeyShelf.KeptKey} tells of. */
    record Held(TrustedKey key, Instant fetchedAt, @Nullable Instant replacedAt, boolean revoked) {
        boolean isCurrent() {
            return replacedAt == null;
        }
    }

    private final Tenants tenants;
    private final Clock clock;
    private final KeyUsage usage;
    private final Map<String, List<Held>> keys = new ConcurrentHashMap<>();

    FetchedKeys(Tenants tenants, Clock clock, KeyUsage usage) {
        this.tenants = tenants;
        this.clock = clock;
        this.usage = usage;
    }

    @Override
    public List<TrustedKey> keysOf(String tenant) {
        return those(tenant, held -> counts(tenant, held));
    }

    @Override
    public List<TrustedKey> retiredKeysOf(String tenant) {
        return those(tenant, held -> !counts(tenant, held));
    }

    private List<TrustedKey> those(String tenant, Predicate<Held> which) {
        return held(tenant).stream().filter(which).map(Held::key).toList();
    }

    private boolean counts(String tenant, Held held) {
        Instant replacedAt = held.replacedAt();
        return replacedAt == null || (!held.revoked() && isInOverlap(tenant, replacedAt));
    }

    private boolean isInOverlap(String tenant, Instant replacedAt) {
        return Duration.between(replacedAt, clock.instant()).compareTo(tenants.keyOverlapOf(tenant)) < 0;
    }

    /** The account's key, as far as it is known. */
    Optional<Held> current(String tenant) {
        return held(tenant).stream().filter(Held::isCurrent).findFirst();
    }

    List<Held> held(String tenant) {
        return keys.getOrDefault(tenant, List.of());
    }

    /** These, and no others. They are counted before anything can be verified with them. */
    synchronized void hold(String tenant, List<Held> all) {
        all.stream().filter(held -> counts(tenant, held)).forEach(held -> usage.expect(tenant, held.key()));
        keys.put(tenant, List.copyOf(all));
    }

    /** This is the account's key from now on; what was, is replaced. One that was revoked stays so, for when it is replaced again. */
    synchronized void replace(String tenant, TrustedKey key) {
        Instant now = clock.instant();
        List<Held> all = new ArrayList<>();
        all.add(new Held(key, now, null, isRevoked(tenant, key)));
        held(tenant).stream()
                .filter(held -> !held.key().equals(key))
                .map(held -> held.isCurrent() ? new Held(held.key(), held.fetchedAt(), now, held.revoked()) : held)
                .forEach(all::add);
        hold(tenant, all);
    }

    private boolean isRevoked(String tenant, TrustedKey key) {
        return held(tenant).stream()
                .anyMatch(held -> held.revoked() && held.key().equals(key));
    }

    synchronized void revokeReplaced(String tenant, Predicate<TrustedKey> which) {
        hold(
                tenant,
                held(tenant).stream()
                        .map(held -> held.isCurrent() || !which.test(held.key())
                                ? held
                                : new Held(held.key(), held.fetchedAt(), held.replacedAt(), true))
                        .toList());
    }
}
