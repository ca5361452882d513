package dev.zenhook.handle;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandleProperties.class)
public class HandleConfiguration {
    @Bean
    static HandlerPackages handlerPackages(Environment environment, ResourceLoader resources) {
        return new HandlerPackages(environment, resources);
    }

    @Bean
    Handlers handlers(ConfigurableListableBeanFactory beans) {
        return new Handlers(new HandlerFinder(beans));
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
