package dev.zenhook.verify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** The room as beans. Whatever is wrong with the keys stops the start here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerifyProperties.class)
public class VerifyConfiguration {
    @Bean
    Tenants tenants(Environment environment) {
        return new Tenants(ConfiguredTenant.all(environment));
    }

    @Bean
    KeySource configuredKeys(Environment environment, ResourceLoader resources) {
        return new ConfiguredKeys(ConfiguredTenant.all(environment), resources);
    }

    @Bean
    KeyRing keyRing(Tenants tenants, List<KeySource> sources) {
        return new KeyRing(tenants, sources);
    }

    @Bean
    KeyUsage keyUsage(MeterRegistry registry, Clock clock) {
        return new KeyUsage(registry, clock);
    }

    @Bean
    SignatureDoctor signatureDoctor(KeyRing keys, MeterRegistry registry, Clock clock) {
        return new SignatureDoctor(
                new Examination(keys),
                new ExaminationBudget(6, Duration.ofMinutes(1), System::nanoTime),
                new DiagnosisLog(registry, System::nanoTime),
                clock,
                SignatureDoctor.newWorker());
    }

    @Bean
    HiddenSecrets hiddenSecrets(Tenants tenants, Environment environment) {
        return new HiddenSecrets(tenants, environment.getProperty("zenhook.store.password"));
    }

    @Bean
    SignatureVerifier signatureVerifier(
            Tenants tenants,
            KeyRing keys,
            VerifyProperties properties,
            KeyUsage usage,
            List<RejectionListener> listeners) {
        return new SignatureVerifier(tenants, keys, properties.provider().provider(), usage, listeners);
    }
}
