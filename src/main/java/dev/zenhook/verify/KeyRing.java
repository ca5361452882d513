package dev.zenhook.verify;

import java.util.List;
import java.util.Optional;

/** All keys of all tenants, from every {@link KeySource}. */
public final class KeyRing {
    private final Tenants tenants;
    private final List<KeySource> sources;

    KeyRing(Tenants tenants, List<KeySource> sources) {
        this.tenants = tenants;
        this.sources = List.copyOf(sources);
    }

    /** The keys that count now; empty if none is there yet. */
    public List<TrustedKey> keysOf(String tenant) {
        return sources.stream()
                .flatMap(source -> source.keysOf(tenant).stream())
                .distinct()
                .toList();
    }

    /** Keys that counted once. They verify nothing; they only explain why a signature is not valid. */
    public List<TrustedKey> retiredKeysOf(String tenant) {
        return sources.stream()
                .flatMap(source -> source.retiredKeysOf(tenant).stream())
                .distinct()
                .toList();
    }

    /** The keys that count for other tenants than this one. */
    List<TrustedKey> keysOfOthers(String tenant) {
        return tenants.names().stream()
                .filter(name -> !name.equals(tenant))
                .flatMap(name -> keysOf(name).stream())
                .toList();
    }

    /** The tenant whose key it is now: a key may belong to one alone, because the path of a webhook is not signed. */
    public Optional<String> ownerOf(TrustedKey key) {
        return tenants.names().stream()
                .filter(tenant -> keysOf(tenant).contains(key))
                .findFirst();
    }
}
