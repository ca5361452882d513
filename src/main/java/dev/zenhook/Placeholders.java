package dev.zenhook;

import dev.zenhook.verify.UnusableSettingException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Stops the start for a {@code zenhook.} setting that counts and holds a placeholder which nothing fills: Spring would take
 * the placeholder itself for the value, be it a folder or a password. One that leads back to itself Spring does refuse, but
 * wherever it comes upon it, and with what it has read of secrets until then. Before anybody reads a setting.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Placeholders implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final ConfigurationPropertyName ALL = ConfigurationPropertyName.of("zenhook");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        judge(context.getEnvironment());
    }

    static void judge(Environment environment) {
        Set<ConfigurationPropertyName> seen = new HashSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource settings) {
                settings.stream()
                        .filter(name -> ALL.isAncestorOf(name) && seen.add(name))
                        .forEach(name -> judge(name.toString(), source.getConfigurationProperty(name), environment));
            }
        }
    }

    private static void judge(String name, @Nullable ConfigurationProperty setting, Environment environment) {
        if (setting != null && setting.getValue() instanceof CharSequence text) {
            try {
                environment.resolvePlaceholders(text.toString());
            } catch (IllegalArgumentException circle) {
                throw refused(
                        name,
                        "a placeholder in it leads back to itself.",
                        "Write the value itself, or a placeholder for a variable of another name.");
            }
            try {
                environment.resolveRequiredPlaceholders(text.toString());
            } catch (IllegalArgumentException unfilled) {
                throw refused(
                        name,
                        "it is a placeholder that nothing fills, or holds one.",
                        "Set the variable that the placeholder names. Where ${ is meant as such, write \\${.");
            }
        }
    }

    /** Without the cause, which quotes the value. */
    private static UnusableSettingException refused(String name, String problem, String cure) {
        return new UnusableSettingException(name, "cannot be used: " + problem, cure);
    }
}
