package dev.zenhook;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Stops the start for a {@code zenhook.} setting that nobody reads, wherever it is set: it is misspelt, and its user
 * believes it to hold. Spring's own check passes over environment variables, which is where a container's settings are.
 * What is below {@code zenhook.tenants} is judged by the room {@code verify}, what is below {@code zenhook.operators} by
 * {@code guard}.
 */
final class KnownSettings implements BeanFactoryPostProcessor {
    private static final ConfigurationPropertyName ALL = ConfigurationPropertyName.of("zenhook");
    private static final Set<ConfigurationPropertyName> JUDGED_ELSEWHERE =
            Set.of(ConfigurationPropertyName.of("zenhook.tenants"), ConfigurationPropertyName.of("zenhook.operators"));

    private final Environment environment;

    KnownSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Map<String, String> known = known(beans);
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource settings) {
                settings.stream()
                        .filter(name -> ALL.isAncestorOf(name) && !isJudgedElsewhere(name))
                        .filter(name -> !known.containsKey(uniform(name.toString())))
                        .findFirst()
                        .ifPresent(name -> refuse(name.toString(), known));
            }
        });
    }

    private static boolean isJudgedElsewhere(ConfigurationPropertyName name) {
        return JUDGED_ELSEWHERE.stream().anyMatch(tree -> tree.equals(name) || tree.isAncestorOf(name));
    }

    private static void refuse(String name, Map<String, String> known) {
        throw new UnknownSettingException(name, known.values().stream().collect(Collectors.joining(", ")));
    }

    /** The settings of every room's properties record, by their uniform name. */
    private static Map<String, String> known(ConfigurableListableBeanFactory beans) {
        Map<String, String> known = new TreeMap<>();
        Stream.of(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .map(name -> beans.getType(name, false))
                .filter(type -> type != null && type.isRecord())
                .forEach(type -> Stream.of(type.getRecordComponents())
                        .map(component -> prefix(type) + "." + DataObjectPropertyName.toDashedForm(component.getName()))
                        .forEach(setting -> known.put(uniform(setting), setting)));
        return known;
    }

    private static String prefix(Class<?> type) {
        ConfigurationProperties annotation = type.getAnnotation(ConfigurationProperties.class);
        return annotation == null ? "" : annotation.value();
    }

    /** Without what Spring does not distinguish, and without the index of a list's element. */
    private static String uniform(String name) {
        return name.replaceAll("\\[[^]]*]", "").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** A setting of that name does not exist. */
    static final class UnknownSettingException extends RuntimeException {
        private final String known;

        UnknownSettingException(String name, String known) {
            super("The setting " + name + " does not exist.");
            this.known = known;
        }
    }

    /** Turns it into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<UnknownSettingException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnknownSettingException failure) {
            String cure = "Correct or remove it. There are zenhook.tenants.<name>.…, zenhook.operators.…, "
                    + failure.known + ".";
            return new FailureAnalysis(String.valueOf(failure.getMessage()), cure, failure);
        }
    }
}
