package dev.zenhook.verify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows which keys are in use, so that the old one can go once nothing is signed with it any more. */
final class KeyUsage {
    private static final Logger log = LoggerFactory.getLogger(KeyUsage.class);

    private record Use(String tenant, TrustedKey key) {}

    private final Set<Use> seen = ConcurrentHashMap.newKeySet();
    private final MeterRegistry registry;

    KeyUsage(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A key that is never used is to be seen as 0, and not by its absence. */
    void expect(String tenant, TrustedKey key) {
        counter(tenant, key);
    }

    void verified(String tenant, TrustedKey key) {
        counter(tenant, key).increment();
        if (seen.add(new Use(tenant, key))) {
            log.info("First webhook of tenant {} verified with key {}", tenant, key);
        }
    }

    private Counter counter(String tenant, TrustedKey key) {
        return Counter.builder("zenhook.signatures.verified")
                .description("Webhooks whose signature was verified, by the key that did it")
                .tag("tenant", tenant)
                .tag("key", key.fingerprint())
                .register(registry);
    }
}
