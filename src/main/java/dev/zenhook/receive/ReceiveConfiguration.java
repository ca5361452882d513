package dev.zenhook.receive;

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
import org.springframework.core.env.Environment;

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
    Bounds bounds(ReceiveProperties limits, MeterRegistry meters) {
        UnverifiedBudget budget = new UnverifiedBudget(limits.maxUnverified().toBytes());
        meters.gauge("zenhook.unverified.bytes", budget, UnverifiedBudget::held);
        return new Bounds(limits, budget, new VerificationTurns(limits.verificationsOfStrangers(), LONGEST_WAIT));
    }

    @Bean
    LateRefusals lateRefusals(ReceiveProperties limits, MeterRegistry meters) {
        return new LateRefusals(limits.promptRefusals(), meters, System::nanoTime);
    }

    @Bean
    Guests guests(ReceiveProperties limits, MeterRegistry meters) {
        return new Guests(limits.readTimeout(), meters, System::nanoTime);
    }

    /** The first of all other filters: nobody else touches the body, or sees a request that is no webhook. */
    @Bean
    FilterRegistrationBean<NSignatureFilter> nSignatureFilter(
            Tenants tenants,
            SignatureVerifier verifier,
            Bounds bounds,
            LateRefusals lateRefusals,
            RequestCounter counter) {
        Outages outages = new Outages(System::nanoTime);
        Gate gate = new Gate(Networks.of(bounds.limits().senderNetworks()), new WebhookPath(tenants));
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
    static ForwardedHeaders forwardedHeaders() {
        return new ForwardedHeaders();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> senderAddresses(ReceiveProperties settings) {
        TrustedProxies proxies = new TrustedProxies(Networks.of(settings.trustedProxies()));
        return tomcat -> tomcat.addEngineValves(new SenderAddressValve(proxies));
    }

    @Bean
    static TlsSettings tlsSettings(Environment environment) {
        return new TlsSettings(environment);
    }

    @Bean
    TlsVersions tlsVersions() {
        return new TlsVersions();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Bean
    FrontDoor frontDoor(Guests guests) {
        return new FrontDoor(guests);
    }
}
