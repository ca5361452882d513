package dev.zenhook.accept;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AcceptProperties.class)
public class AcceptConfiguration {
    @Bean
    Guests guests(AcceptProperties settings, MeterRegistry meters) {
        return new Guests(settings.readTimeout(), meters, System::nanoTime);
    }

    @Bean
    FrontDoor frontDoor(Guests guests, Environment environment) {
        return new FrontDoor(guests, environment);
    }

    @Bean
    static ForwardedHeaders forwardedHeaders() {
        return new ForwardedHeaders();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> senderAddresses(AcceptProperties settings) {
        TrustedProxies proxies = new TrustedProxies(Networks.of(settings.trustedProxies()));
        return tomcat -> tomcat.addEngineValves(new SenderAddressValve(proxies));
    }

    @Bean
    Senders senders(AcceptProperties settings) {
        return Senders.of(settings.senderNetworks());
    }

    @Bean
    static TlsSettings tlsSettings(Environment environment) {
        return new TlsSettings(environment);
    }

    @Bean
    TlsVersions tlsVersions() {
        return new TlsVersions();
    }
}
