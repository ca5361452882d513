package dev.zenhook.verify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows which keys are in use, so that the old one can go once nothing is signed with it any more; and when that was. */
public final class KeyUsage {
    private static final Logger log = LoggerFactory.getLogger(KeyUsage.class);

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(50_000),
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100)
    };

    private record Use(String tenant, TrustedKey key) {}

    private final Set<Use> seen = ConcurrentHashMap.newKeySet();
    /** The registry finds a counter as well, but sorts and hashes its labels for that, in each request. */
    private final Map<Use, Counter> counters = new ConcurrentHashMap<>();

    private final Timer valid;
    private final Timer notValid;

    private final Map<String, Instant> lastVerified = new ConcurrentHashMap<>();

    private final MeterRegistry registry;
    private final Clock clock;

    KeyUsage(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.valid = checks("true");
        this.notValid = checks("false");
    }

    /**
     * A key that is not used yet is to be seen as 0, and not by its absence: a series that begins with 1 has grown by nothing,
     * as far as Prometheus can see. For whoever brings a key after the start.
     */
    public void expect(String tenant, TrustedKey key) {
        counter(new Use(tenant, key));
    }

    /** @param begun by nanoTime */
    void checked(boolean isValid, long begun) {
        (isValid ? valid : notValid).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    void verified(String tenant, TrustedKey key) {
        Use use = new Use(tenant, key);
        counter(use).increment();
        lastVerified.put(tenant, clock.instant());
        if (seen.add(use)) {
            log.info("First webhook of tenant {} verified with key {}", tenant, key);
        }
    }

    Optional<Instant> lastVerified(String tenant) {
        return Optional.ofNullable(lastVerified.get(tenant));
    }

    private Timer checks(String isValid) {
        return Timer.builder("zenhook.signatures.checks")
                .description("The arithmetic of a signature, with all keys that are tried")
                .tag("valid", isValid)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter counter(Use use) {
        return counters.computeIfAbsent(use, this::register);
    }

    private Counter register(Use use) {
        return Counter.builder("zenhook.signatures.verified")
                .description("Webhooks whose signature was verified, by the key that did it")
                .tag("tenant", use.tenant())
                .tag("key", use.key().fingerprint())
                .register(registry);
    }
}
