package dev.zenhook.observe;

import dev.zenhook.store.InboxLog;
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
}
