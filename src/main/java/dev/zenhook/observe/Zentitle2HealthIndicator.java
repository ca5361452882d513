package dev.zenhook.observe;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The connections to the tenants' accounts: as bad as the worst of them. Part of neither liveness nor readiness, because
 * webhooks are taken whether or not Zentitle2 can be reached.
 */
final class Zentitle2HealthIndicator implements HealthIndicator {
    private final AccountPages pages;

    Zentitle2HealthIndicator(AccountPages pages) {
        this.pages = pages;
    }

    @Override
    public Health health() {
        Map<String, AccountPage> all = pages.all();
        Standing worst = all.values().stream()
                .map(AccountPage::status)
                .max(Standing::compareTo)
                .orElse(Standing.UP);
        return Health.status(worst.status()).withDetails(all).build();
    }
}
