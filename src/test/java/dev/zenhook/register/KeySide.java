package dev.zenhook.register;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.verify.KeyReader;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.KeyRings;
import dev.zenhook.verify.KeySource;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.TrustedKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.OptionalDouble;

/** What one replica has to do with keys. */
final class KeySide {
    static final SigningKey FIRST = SigningKey.shared();
    static final SigningKey SECOND = SigningKey.generate(2048);
    static final SigningKey THIRD = SigningKey.generate(2048);

    final FakeTime time;
    final Tenants tenants = FakeTenants.named("main", "other");
    final FetchedKeys memory;
    final KeyRing ring;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final FakeShelf shelf;

    /** @param configured keys of another source */
    KeySide(FakeTime time, FakeShelf shelf, KeySource configured) {
        this.time = time;
        this.shelf = shelf;
        memory = new FetchedKeys(tenants, time.clock, KeyRings.usage(meters, time.clock));
        ring = KeyRings.of(tenants, configured, memory);
    }

    KeySide(FakeTime time, FakeShelf shelf) {
        this(time, shelf, tenant -> List.of());
    }

    KeyWatch watch(String tenant, Account account) {
        return new KeyWatches(memory, ring, shelf.shelf, meters, time)
                .over(tenant, FakeTenants.access(tenant), account);
    }

    double fetches(String tenant, String outcome) {
        Counter counter = meters.find("zenhook.keys.fetched")
                .tags("tenant", tenant, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** Webhooks that were verified with that key; empty if there is no series of them. */
    OptionalDouble verified(String tenant, SigningKey key) {
        Counter counter = meters.find("zenhook.signatures.verified")
                .tags("tenant", tenant, "key", fingerprint(key))
                .counter();
        return counter == null ? OptionalDouble.empty() : OptionalDouble.of(counter.count());
    }

    static TrustedKey trusted(SigningKey key) {
        return KeyReader.read(key.jwk(), "a test").getFirst();
    }

    static String fingerprint(SigningKey key) {
        return trusted(key).fingerprint();
    }
}
