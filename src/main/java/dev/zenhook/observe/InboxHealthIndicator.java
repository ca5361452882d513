package dev.zenhook.observe;

import dev.zenhook.store.InboxLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness and not of liveness: without its inbox a Zenhook takes no webhook, and a restart mends no database. */
final class InboxHealthIndicator implements HealthIndicator {
    private final InboxLog log;

    InboxHealthIndicator(InboxLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        return (log.isReadable() ? Health.up() : Health.down()).build();
    }
}
