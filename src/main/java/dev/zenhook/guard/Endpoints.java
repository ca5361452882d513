package dev.zenhook.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The endpoints that anybody can reach at all. The others show secrets and customers' data ({@code env}, {@code heapdump}), or
 * change what runs ({@code shutdown}, {@code loggers}): to expose one stops the start, so that nobody believes it to be there.
 */
final class Endpoints implements BeanFactoryPostProcessor {
    static final String HEALTH = "health";
    static final String PROMETHEUS = "prometheus";
    static final List<String> ALLOWED = List.of(HEALTH, "info", "metrics", PROMETHEUS, "inbox", "zentitle2");

    private static final String EXPOSED = "management.endpoints.web.exposure.include";

    private final Environment environment;

    Endpoints(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder.get(environment).bind(EXPOSED, Bindable.setOf(String.class)).orElse(Set.of()).stream()
                .filter(name -> !name.isBlank() && !isAllowed(name.strip()))
                .findFirst()
                .ifPresent(Endpoints::refuse);
    }

    /** As Spring Boot compares it. */
    private static boolean isAllowed(String name) {
        return ALLOWED.contains(name.replaceAll("[-.]", "").toLowerCase(Locale.ROOT));
    }

    private static void refuse(String name) {
        throw new UnusableOperatorsException(
                EXPOSED,
                "cannot be used: it names " + name + ", which the management port never answers.",
                "Remove the setting, or name some of: " + String.join(", ", ALLOWED) + ".");
    }
}
