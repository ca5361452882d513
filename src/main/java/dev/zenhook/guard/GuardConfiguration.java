package dev.zenhook.guard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is judged at the start, whether or not there is a management port. The guard itself stands there: {@link DoorConfiguration}. */
@Configuration(proxyBeanMethods = false)
public class GuardConfiguration {
    @Bean
    static Endpoints zenhookEndpoints(Environment environment) {
        return new Endpoints(environment);
    }

    @Bean
    Operators zenhookOperators(Environment environment) {
        return OperatorSettings.read(environment);
    }
}
