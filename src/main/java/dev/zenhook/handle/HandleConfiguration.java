package dev.zenhook.handle;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@Import(HandlerPackages.class)
@EnableConfigurationProperties(HandleProperties.class)
public class HandleConfiguration {
    @Bean
    Handlers handlers(ConfigurableListableBeanFactory beans, Environment environment) {
        return new Handlers(new HandlerFinder(beans, Extensions.of(environment)));
    }

    @Bean
    TestEventLogger testEventLogger() {
        return new TestEventLogger();
    }

    @Bean
    ParkedListeners parkedListeners(ObjectProvider<ParkedListener> listeners) {
        return new ParkedListeners(listeners.orderedStream().toList());
    }
}
