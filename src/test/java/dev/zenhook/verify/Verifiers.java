package dev.zenhook.verify;

import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.verify.VerifyProperties.Arithmetic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Verifiers of one tenant, {@code main}. */
final class Verifiers {
    private Verifiers() {}

    static Stream<Arithmetic> providers() {
        return Stream.of(Arithmetic.values());
    }

    static SignatureVerifier with(Arithmetic provider, List<TrustedKey> keys) {
        return with(provider, new SimpleMeterRegistry(), tenant -> tenant.equals("main") ? keys : List.of());
    }

    static SignatureVerifier with(Arithmetic provider, MeterRegistry registry, KeySource... sources) {
        KeyUsage usage = new KeyUsage(registry, new SettableClock());
        return new SignatureVerifier(tenants("main"), ring("main", sources), provider.provider(), usage, List.of());
    }

    /** Which tells the listener of what it rejects. */
    static SignatureVerifier telling(KeyRing keys, RejectionListener... listeners) {
        return new SignatureVerifier(
                tenants("main"),
                keys,
                Arithmetic.JDK.provider(),
                new KeyUsage(new SimpleMeterRegistry(), new SettableClock()),
                List.of(listeners));
    }

    /** Tenants with those names, and nothing configured but them. */
    static Tenants tenants(String... names) {
        return new Tenants(Stream.of(names)
                .map(name -> new ConfiguredTenant(name, false, "a test", List.of(), Duration.ZERO, null, null, null))
                .toList());
    }

    static KeyRing ring(String tenant, KeySource... sources) {
        return new KeyRing(tenants(tenant), List.of(sources));
    }

    static TrustedKey trusted(SigningKey key) {
        return KeyReader.read(key.modulus(), "a test").getFirst();
    }
}
