package dev.zenhook.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tenants that normally send and have gone quiet. Part of neither liveness nor readiness: this Zenhook would take what comes,
 * and it is for Zentitle2, or for what lies between, to send it.
 */
final class SilenceHealthIndicator implements HealthIndicator {
    private final Silences silences;

    SilenceHealthIndicator(Silences silences) {
        this.silences = silences;
    }

    @Override
    public Health health() {
        Map<String, String> details = new LinkedHashMap<>();
        Standing worst = Standing.UP;
        for (Map.Entry<String, Duration> watched : silences.watched().entrySet()) {
            String tenant = watched.getKey();
            Optional<Instant> since = silences.silentSince(tenant);
            details.put(
                    tenant,
                    since.map(quiet -> silent(tenant, quiet, watched.getValue()))
                            .orElse("is heard"));
            worst = since.isPresent() ? Standing.WARNING : worst;
        }
        return Health.status(worst.status()).withDetails(details).build();
    }

    private String silent(String tenant, Instant since, Duration allowed) {
        String last = silences.lastEvent(tenant)
                .map(at -> "The last event came at " + at)
                .orElse("No event ever came");
        return last + ", silent since " + since + ", which is longer than " + allowed
                + ". Look whether Zentitle2 still shows the webhook as enabled and subscribed (health of zentitle2),"
                + " whether its address leads here (its self-test), and whether zenhook.requests counts refusals"
                + " instead. If the account may be quiet for as long, raise zenhook.tenants." + tenant
                + ".alert-when-silent-for.";
    }
}
