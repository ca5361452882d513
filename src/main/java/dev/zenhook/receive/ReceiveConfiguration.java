package dev.zenhook.receive;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Inbox;
import dev.zenhook.verify.SignatureVerifier;
import dev.zenhook.verify.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.EnumSet;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiveProperties.class)
public class ReceiveConfiguration {
    @Bean
    RequestCounter requestCounter(MeterRegistry meters, Handlers handlers, Tenants tenants) {
        RequestCounter counter = new RequestCounter(meters, new CodeLabels(handlers));
        counter.expect(tenants.names());
        return counter;
    }

    @Bean
    AnswerTimes answerTimes(MeterRegistry meters) {
        return new AnswerTimes(meters);
    }

    @Bean
    Bounds bounds(ReceiveProperties limits, MeterRegistry meters) {
        UnverifiedBudget budget = new UnverifiedBudget(limits.maxUnverified().toBytes());
        meters.gauge("zenhook.unverified.bytes", budget, UnverifiedBudget::held);
        return new Bounds(limits, budget);
    }

    /** The first of all filters: nobody else touches the body, or sees a request that is no webhook. */
    @Bean
    FilterRegistrationBean<NSignatureFilter> nSignatureFilter(
            Tenants tenants, SignatureVerifier verifier, Bounds bounds, RequestCounter counter, AnswerTimes times) {
        var registration = new FilterRegistrationBean<>(
                new NSignatureFilter(new WebhookPath(tenants), verifier, bounds, new ProblemWriter(counter), times));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    @Bean
    EnvelopeReader envelopeReader(Validator validator) {
        return new EnvelopeReader(validator);
    }

    @Bean
    WebhookController webhookController(
            EnvelopeReader reader, Handlers handlers, Inbox inbox, RequestCounter counter, Clock clock) {
        return new WebhookController(reader, handlers, inbox, counter, clock);
    }

    @Bean
    SecondReading secondReading(EnvelopeReader reader, Handlers handlers) {
        return new SecondReading(reader, handlers);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }
}
