package dev.zenhook.observe;

import dev.zenhook.store.EntryHistory;
import dev.zenhook.store.InboxLog;
import dev.zenhook.store.InboxRepair;
import dev.zenhook.store.InboxSearch;
import dev.zenhook.store.ReplayGuide;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
public class ObserveConfiguration {
    @Bean
    static HealthPort healthPort(Environment environment) {
        return new HealthPort(environment);
    }

    @Bean
    InboxHealthIndicator inboxHealthIndicator(InboxLog log) {
        return new InboxHealthIndicator(log);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    InboxEndpoint inboxEndpoint(InboxSearch search, EntryHistory history, InboxRepair repair, ReplayGuide guide) {
        return new InboxEndpoint(new InboxPages(search, history), repair, guide);
    }
}
