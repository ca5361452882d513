package dev.zenhook.verify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was found. Who sends the same again and again shall not fill the log with it. */
final class DiagnosisLog {
    private static final Logger log = LoggerFactory.getLogger(DiagnosisLog.class);
    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(10).toNanos();
    private static final String LINE = "A webhook of tenant {} was refused (401), but {}";

    private record Case(String tenant, Ailment ailment) {}

    /** By nanoTime. */
    private final Map<Case, Long> warned = new ConcurrentHashMap<>();

    private final MeterRegistry registry;
    private final LongSupplier nanoTime;

    DiagnosisLog(MeterRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    void tell(String tenant, Diagnosis diagnosis) {
        Case found = new Case(tenant, diagnosis.ailment());
        Counter.builder("zenhook.signatures.diagnosed")
                .description("Rejected webhooks that were examined and whose ailment was found")
                .tag("tenant", tenant)
                .tag("cause", diagnosis.ailment().tag())
                .register(registry)
                .increment();
        if (isNews(found)) {
            log.warn(LINE, tenant, diagnosis.sentence());
        } else {
            log.debug(LINE, tenant, diagnosis.sentence());
        }
    }

    private boolean isNews(Case found) {
        long now = nanoTime.getAsLong();
        Long last = warned.get(found);
        if (last != null && now - last < BETWEEN_WARNINGS) {
            return false;
        }
        warned.put(found, now);
        return true;
    }
}
