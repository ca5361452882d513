package dev.zenhook.observe;

import dev.zenhook.store.InboxLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness and not of liveness: without its inbox a Zenhook takes no webhook, and a restart mends no database. */
final class InboxHealthIndicator implements HealthIndicator {
    private static final String CURE =
            "The inbox cannot be read, and webhooks are answered 503. PostgreSQL: look whether it runs, takes"
                    + " connections, and lets zenhook.store.username log in. Embedded: look at the disk of"
                    + " zenhook.store.directory. The log of this process has the database's own words.";

    private final InboxLog log;

    InboxHealthIndicator(InboxLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        return (log.isReadable() ? Health.up() : Health.down().withDetail("cure", CURE)).build();
    }
}
