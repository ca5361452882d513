package dev.zenhook.observe;

import dev.zenhook.handle.Handlers;
import dev.zenhook.register.Connections;
import dev.zenhook.store.EntryHistory;
import dev.zenhook.store.InboxLog;
import dev.zenhook.store.InboxPlace;
import dev.zenhook.store.InboxRepair;
import dev.zenhook.store.InboxSearch;
import dev.zenhook.store.ReplayGuide;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.SignatureVerifier;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.TrustedKey;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@Import({TraceConfiguration.class, GaugesConfiguration.class})
public class ObserveConfiguration {
    @Bean
    static HealthPort healthPort(Environment environment) {
        return new HealthPort(environment);
    }

    @Bean
    StartReport startReport(
            Environment environment, Tenants tenants, KeyRing keys, Handlers handlers, InboxPlace inbox) {
        return new StartReport(environment, tenants, keys, handlers, inbox);
    }

    @Bean
    InboxHealthIndicator inboxHealthIndicator(InboxLog log) {
        return new InboxHealthIndicator(log);
    }

    @Bean
    KeysHealthIndicator keysHealthIndicator(Tenants tenants, KeyRing keys) {
        return new KeysHealthIndicator(
                tenants.names(), tenant -> !keys.keysOf(tenant).isEmpty());
    }

    @Bean
    AccountPages accountPages(
            ObjectProvider<Connections> connections, KeyRing keys, SignatureVerifier verifier, Clock clock) {
        return new AccountPages(
                connections.getIfAvailable(),
                tenant -> keys.keysOf(tenant).stream()
                        .map(TrustedKey::fingerprint)
                        .toList(),
                verifier::lastVerified,
                clock);
    }

    @Bean
    Zentitle2HealthIndicator zentitle2HealthIndicator(AccountPages pages) {
        return new Zentitle2HealthIndicator(pages);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    Zentitle2Endpoint zentitle2Endpoint(AccountPages pages) {
        return new Zentitle2Endpoint(pages);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    InboxEndpoint inboxEndpoint(InboxSearch search, EntryHistory history, InboxRepair repair, ReplayGuide guide) {
        return new InboxEndpoint(new InboxPages(search, history), repair, guide);
    }
}
