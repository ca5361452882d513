package dev.zenhook.verify;

import dev.zenhook.verify.TenantsProperties.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/**
 * A tenant as the configuration names it.
 *
 * @param setting the property that holds its keys
 * @param keyTexts at least one, unless there is an account to fetch a key from
 * @param account null if there are no credentials
 * @param listener null if nothing is to be registered; there is an account, if there is one
 */
record ConfiguredTenant(
        String name,
        boolean isDefault,
        String setting,
        List<String> keyTexts,
        Duration keyOverlap,
        @Nullable AccountAccess account,
        @Nullable WantedListener listener) {
    static final String ONE_KEY = "ZENTITLE2_PUBLIC_KEY";

    private static final String TENANTS = "zenhook.tenants";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SETTINGS_OF_A_TENANT =
            "A tenant has two settings: zenhook.tenants.<name>.public-keys, a text or a list of texts (in quotes, if"
                + " it is a JWK), and zenhook.tenants.<name>.default, true or false. As environment variables they are"
                + " ZENHOOK_TENANTS_<NAME>_PUBLICKEYS and ZENHOOK_TENANTS_<NAME>_DEFAULT.";

    /** Never empty. */
    static List<ConfiguredTenant> all(Environment environment) {
        Map<String, Tenant> tenants = bind(environment);
        if (tenants.isEmpty()) {
            return List.of(main(environment.getProperty(ONE_KEY)));
        }
        if (tenants.values().stream().filter(Tenant::isDefault).count() > 1) {
            throw new UnusableSettingException(
                    TENANTS,
                    "cannot be used: more than one tenant is the default.",
                    "Keep default: true at one of them.");
        }
        return tenants.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Tenant> bind(Environment environment) {
        try {
            // A name that nobody reads is a typing error, and a tenant without its key the likely consequence.
            return Binder.get(environment)
                    .bind(
                            TENANTS,
                            Bindable.mapOf(String.class, Tenant.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElse(Map.of());
        } catch (BindException e) {
            // Neither the value nor the cause goes on: either may quote a key.
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                throw unknown(unbound.getUnboundProperties());
            }
            throw new UnusableSettingException(
                    e.getName().toString(), "cannot be used: its value is of the wrong kind.", SETTINGS_OF_A_TENANT);
        }
    }

    private static UnusableSettingException unknown(Set<ConfigurationProperty> settings) {
        return new UnusableSettingException(
                settings.stream()
                        .map(ConfigurationProperty::getName)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")),
                // Spring takes each underscore of a variable for a dot: the user may not know it by the name above.
                settings.stream()
                        .map(ConfigurationProperty::getOrigin)
                        .map(String::valueOf)
                        .distinct()
                        .collect(Collectors.joining(", ", "cannot be used: no such setting exists. Set by ", ".")),
                SETTINGS_OF_A_TENANT);
    }

    private static ConfiguredTenant of(String name, Tenant tenant) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableSettingException(
                    TENANTS + "." + name,
                    "cannot be used: the name of a tenant stands in the path of its webhooks.",
                    "Use 1 to 63 lower-case letters, digits and hyphens, and no hyphen in front.");
        }
        String setting = "%s.%s.public-keys".formatted(TENANTS, name);
        if (tenant.publicKeys().isEmpty()) {
            throw new UnusableSettingException(
                    setting,
                    "holds no key: nothing sent to this tenant could be verified.",
                    "Set " + setting + ". " + KeyRefusal.USE_A_PUBLIC_KEY);
        }
        return new ConfiguredTenant(
                name,
                tenant.isDefault(),
                setting,
                KeyTexts.rejoin(tenant.publicKeys()),
                tenant.keyOverlap(),
                null,
                null);
    }

    private static ConfiguredTenant main(@Nullable String text) {
        if (text == null) {
            throw new UnusableSettingException(
                    ONE_KEY,
                    "is not set, and neither is any zenhook.tenants.<name>.public-keys: no webhook could be verified.",
                    "Set " + ONE_KEY + ", or zenhook.tenants.<name>.public-keys for several tenants. "
                            + KeyRefusal.USE_A_PUBLIC_KEY);
        }
        List<String> pieces = PemKeys.looksLike(text) ? List.of(text) : List.of(text.split(",", -1));
        return new ConfiguredTenant("main", true, ONE_KEY, KeyTexts.rejoin(pieces), Duration.ZERO, null, null);
    }

    /** The property as the user would write it for one of the texts. */
    String settingOf(int index) {
        return setting.equals(ONE_KEY) ? setting : "%s[%d]".formatted(setting, index);
    }
}
