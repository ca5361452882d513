package dev.zenhook.handle;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Scans {@code zenhook.handle.packages} for components. It does so while configurations are read, and not after them, so
 * that a configuration which it finds is read as well.
 */
final class HandlerPackages implements ImportBeanDefinitionRegistrar {
    private static final String PROPERTY = "zenhook.handle.packages";

    private final Environment environment;
    private final ResourceLoader resources;

    HandlerPackages(Environment environment, ResourceLoader resources) {
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importer, BeanDefinitionRegistry registry) {
        ClassPathBeanDefinitionScanner scanner =
                new ClassPathBeanDefinitionScanner(registry, true, environment, resources);
        List<String> packages = Binder.get(environment)
                .bind(PROPERTY, Bindable.listOf(String.class))
                .orElse(List.of());
        for (String name : packages) {
            if (scanner.findCandidateComponents(name).isEmpty()) {
                throw new HandlerDeclarationException(
                        PROPERTY + " names \"" + name + "\", where no component is",
                        "Correct the package's name, or put @Component on the handlers in it.");
            }
            scanner.scan(name);
        }
    }
}
