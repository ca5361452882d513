package dev.zenhook.verify;

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
        Tenants tenants = new Tenants(
                List.of(new ConfiguredTenant("main", false, "a test", List.of(), Duration.ZERO, null, null)));
        KeyRing keys = new KeyRing(tenants, List.of(sources));
        return new SignatureVerifier(tenants, keys, provider.provider(), new KeyUsage(registry), List.of());
    }

    static TrustedKey trusted(SigningKey key) {
        return KeyReader.read(key.modulus(), "a test").getFirst();
    }
}
