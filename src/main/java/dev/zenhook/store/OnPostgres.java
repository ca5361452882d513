package dev.zenhook.store;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The settings name a PostgreSQL database. */
final class OnPostgres implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return PostgresUrl.isIn(context.getEnvironment().getProperty("zenhook.store.url"));
    }
}
