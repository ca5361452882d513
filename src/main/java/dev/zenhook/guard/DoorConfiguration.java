package dev.zenhook.guard;

import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Puts the guard before everything on the management port, and on no other: Spring Boot reads this class only for the context
 * of that port's own server, which is below the one that has the operators.
 */
@Conditional(DoorConfiguration.BelowOperators.class)
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class DoorConfiguration {
    static final class BelowOperators implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConfigurableListableBeanFactory here = context.getBeanFactory();
            BeanFactory parent = here == null ? null : here.getParentBeanFactory();
            return parent != null && parent.containsBean(GuardConfiguration.OPERATORS);
        }
    }

    @Bean
    Guard guard(Operators operators, PathMappedEndpoints endpoints) {
        return Guard.of(operators, new Paths(endpoints));
    }

    @Bean
    Door door(Operators operators, PathMappedEndpoints endpoints, Guard guard, Clock clock) {
        Probes probes = new Probes(new Paths(endpoints).open(operators.openMetrics()));
        return new Door(probes, guard, clock);
    }

    @Bean
    FilterRegistrationBean<Door> doorRegistration(Door door) {
        FilterRegistrationBean<Door> registration = new FilterRegistrationBean<>(door);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ServerRules serverRules(Operators operators) {
        return new ServerRules(operators.publicUrl());
    }

    @Bean
    SessionRules sessionRules() {
        return new SessionRules();
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor foreignGuards() {
        return new ForeignGuards();
    }
}
