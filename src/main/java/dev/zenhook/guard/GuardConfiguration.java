package dev.zenhook.guard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is judged at the start, whether or not there is a management port. The guard itself stands there: {@link DoorConfiguration}. */
@Configuration(proxyBeanMethods = false)
public class GuardConfiguration {
    static final String OPERATORS = "zenhookOperators";

    @Bean
    static Endpoints zenhookEndpoints(Environment environment) {
        return new Endpoints(environment);
    }

    @Bean(OPERATORS)
    Operators operators(Environment environment) {
        return OperatorSettings.read(environment);
    }
}
