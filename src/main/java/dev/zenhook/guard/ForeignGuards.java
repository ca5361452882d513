package dev.zenhook.guard;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Keeps the Spring Security of a user's own application to that application's port. Spring Boot would put it before the
 * management port as well, where it asks for that application's users, and knows none of ours.
 */
final class ForeignGuards implements BeanDefinitionRegistryPostProcessor {
    private static final List<String> NAMES = List.of("springSecurityFilterChain", "securityFilterChainRegistration");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        NAMES.stream().filter(registry::containsBeanDefinition).forEach(registry::removeBeanDefinition);
    }
}
