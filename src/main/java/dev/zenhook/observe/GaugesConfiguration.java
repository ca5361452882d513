package dev.zenhook.observe;

import dev.zenhook.handle.Handlers;
import dev.zenhook.register.Connections;
import dev.zenhook.store.Backlog;
import dev.zenhook.store.Hearing;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is shown of all rooms together, beside what each counts itself. */
@Configuration(proxyBeanMethods = false)
class GaugesConfiguration {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    @Bean
    Silences silences(Tenants tenants, Hearing hearing) {
        return new Silences(
                tenants.names().stream().collect(Collectors.toMap(Function.identity(), tenants::silenceOf)), hearing);
    }

    @Bean
    SilenceHealthIndicator silenceHealthIndicator(Silences silences) {
        return new SilenceHealthIndicator(silences);
    }

    @Bean
    MeterBinder tenantGauges(
            Tenants tenants, KeyRing keys, Silences silences, ObjectProvider<Connections> connections) {
        return meters -> {
            TenantGauges gauges = new TenantGauges(meters);
            gauges.keys(tenants.names(), tenant -> keys.keysOf(tenant).size());
            gauges.silences(tenants.names(), silences);
            connections.ifAvailable(gauges::account);
        };
    }

    @Bean
    BacklogGauges backlogGauges(Backlog backlog, Handlers handlers, MeterRegistry meters) {
        return new BacklogGauges(backlog::read, handlers::ids, meters, System::nanoTime);
    }

    @Bean
    Lookout lookout(BacklogGauges backlog, Silences silences) {
        return new Lookout(List.of(backlog::look, silences::look), BETWEEN_LOOKS);
    }
}
