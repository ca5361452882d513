package dev.zenhook.store;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
public class StoreConfiguration {
    @Bean
    Database zenhookDatabase(StoreProperties properties) {
        return Sqlite.open(DatabaseFile.of(properties));
    }

    @Bean
    WorkSignal workSignal() {
        return new WorkSignal();
    }

    @Bean
    Inbox inbox(Database database, WorkSignal signal, Clock clock) {
        return new Inbox(database, signal, clock);
    }

    @Bean
    DeliveryQueue deliveryQueue(Database database, WorkSignal signal, Clock clock) {
        return new DeliveryQueue(database, signal, clock);
    }

    @Bean
    InboxLog inboxLog(Database database) {
        return new InboxLog(database);
    }
}
