package dev.zenhook.receive;

import dev.zenhook.accept.Guests;
import dev.zenhook.accept.Senders;
import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Inbox;
import dev.zenhook.verify.SignatureVerifier;
import dev.zenhook.verify.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
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
    /** For a turn of a stranger: Zentitle2 does not wait for ever, and repeats what was answered 503. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    @Bean
    RequestCounter requestCounter(MeterRegistry meters, Handlers handlers, Tenants tenants) {
        RequestCounter counter = new RequestCounter(meters, new CodeLabels(handlers::exactCodes));
        counter.expect(tenants.names());
        return counter;
    }

    /** Around the door, so that it sees every answer. */
    @Bean
    FilterRegistrationBean<AnswerTimes> answerTimes(MeterRegistry meters) {
        return first(new AnswerTimes(meters), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    Bounds bounds(ReceiveProperties limits, Guests guests, MeterRegistry meters) {
        UnverifiedBudget budget = new UnverifiedBudget(limits.maxUnverified().toBytes());
        meters.gauge("zenhook.unverified.bytes", budget, UnverifiedBudget::held);
        VerificationTurns turns = new VerificationTurns(limits.verificationsOfStrangers(), LONGEST_WAIT);
        return new Bounds(limits.maxBodySize().toBytes(), guests.patience(), budget, turns);
    }

    @Bean
    Gate gate(Senders senders, Tenants tenants) {
        return new Gate(senders, new WebhookPath(tenants));
    }

    @Bean
    LateRefusals lateRefusals(ReceiveProperties limits, MeterRegistry meters) {
        return new LateRefusals(limits.promptRefusals(), meters, System::nanoTime);
    }

    /** The first of all other filters: nobody else touches the body, or sees a request that is no webhook. */
    @Bean
    FilterRegistrationBean<NSignatureFilter> nSignatureFilter(
            Gate gate, SignatureVerifier verifier, Bounds bounds, LateRefusals lateRefusals, RequestCounter counter) {
        Outages outages = new Outages(System::nanoTime);
        Refusals refusals = new Refusals(lateRefusals, new ProblemWriter(counter, outages));
        NSignatureFilter door = new NSignatureFilter(gate, verifier, bounds, refusals);
        return first(door, Ordered.HIGHEST_PRECEDENCE + 1);
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setAsyncSupported(true);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    @Bean
    EnvelopeReader envelopeReader(Validator validator) {
        return new EnvelopeReader(validator);
    }

    @Bean
    TracedInbox tracedInbox(
            Inbox inbox, @Qualifier("webhookObservations") ObjectProvider<ObservationRegistry> observations) {
        return new TracedInbox(inbox, observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    WebhookController webhookController(
            EnvelopeReader reader, Handlers handlers, TracedInbox inbox, RequestCounter counter, Clock clock) {
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
