package dev.zenhook.register;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.KeyShelf;
import dev.zenhook.store.TestEvents;
import dev.zenhook.store.Turns;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.KeyUsage;
import dev.zenhook.verify.SignatureDoctor;
import dev.zenhook.verify.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The room's residents. None of them asks Zentitle2 for anything while it is made, and without a tenant that has credentials
 * nothing runs. Those that the filter of webhooks depends on, by way of the verifier, need no database: it is opened later.
 */
@Configuration(proxyBeanMethods = false)
public class RegisterConfiguration {
    @Bean
    Time registerTime(Clock clock) {
        return Time.of(clock);
    }

    @Bean
    FetchedKeys fetchedKeys(Tenants tenants, Clock clock, KeyUsage usage) {
        return new FetchedKeys(tenants, clock, usage);
    }

    @Bean
    KeySuspicions keySuspicions() {
        return new KeySuspicions();
    }

    @Bean
    RejectionCount rejectionCount() {
        return new RejectionCount();
    }

    @Bean
    Accounts zentitle2Accounts(Tenants tenants, Clock clock) {
        return new Accounts(tenants, clock);
    }

    @Bean
    Diagnoses signatureDiagnoses(SignatureDoctor doctor) {
        return (tenant, since) -> doctor.rejectionsOf(tenant).diagnosisSince(since);
    }

    @Bean
    KeyWatches keyWatches(FetchedKeys keys, KeyRing ring, KeyShelf shelf, MeterRegistry meters, Time time) {
        return new KeyWatches(keys, ring, shelf, meters, time);
    }

    @Bean
    SelfTest zentitle2SelfTest(
            TestEvents events, KeyRing ring, RejectionCount rejections, Diagnoses diagnoses, Time time) {
        return new SelfTest(new TestEventWait(events, time), ring, rejections, diagnoses, time);
    }

    @Bean
    Registrations listenerRegistrations(
            Tenants tenants, Handlers handlers, Turns turns, SelfTest test, MeterRegistry meters, Time time) {
        return new Registrations(new Registrars(tenants, handlers, turns), test, meters, time);
    }

    /** A test may have others in their place. */
    @Bean
    @ConditionalOnMissingBean(Connections.class)
    AccountConnections accountConnections(
            Tenants tenants,
            AccountFinder accounts,
            KeyWatches watches,
            Registrations registrations,
            KeySuspicions suspicions) {
        Map<String, AccountConnection> connections = new LinkedHashMap<>();
        for (String tenant : tenants.names()) {
            tenants.accountOf(tenant).ifPresent(access -> {
                Account account = accounts.of(tenant);
                Optional<KeyWatch> keys = tenants.hasConfiguredKeys(tenant)
                        ? Optional.empty()
                        : Optional.of(watches.over(tenant, access, account));
                Optional<Registration> registration =
                        tenants.listenerOf(tenant).map(wanted -> registrations.of(tenant, wanted, account));
                AccountConnection connection = new AccountConnection(tenant, keys, registration);
                suspicions.tell(tenant, connection::suspectKey);
                connections.put(tenant, connection);
            });
        }
        return new AccountConnections(connections);
    }
}
