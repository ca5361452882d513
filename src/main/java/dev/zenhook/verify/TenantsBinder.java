package dev.zenhook.verify;

import dev.zenhook.verify.TenantsProperties.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.env.Environment;

/** Reads what stands below {@code zenhook.tenants}: whatever nobody would read there stops the start. */
final class TenantsBinder {
    static final String TENANTS = "zenhook.tenants";

    private static final String SETTINGS_OF_A_TENANT =
            "Below zenhook.tenants.<name> there are: public-keys, a text or a list of texts (in quotes, if it is a"
                + " JWK); default, true or false; key-overlap, a time such as 24h; alert-when-silent-for, too;"
                + " management-api with url, token-url, tenant-id, client-id, client-secret and api-version;"
                + " registration with public-url and subscriptions. As environment variables they have no hyphens,"
                + " such as ZENHOOK_TENANTS_<NAME>_PUBLICKEYS and ZENHOOK_TENANTS_<NAME>_MANAGEMENTAPI_CLIENTSECRET.";

    private TenantsBinder() {}

    static Map<String, Tenant> bind(Environment environment) {
        try {
            // A name that nobody reads is a typing error, and a tenant without its key the likely consequence.
            return Binder.get(environment)
                    .bind(
                            TENANTS,
                            Bindable.mapOf(String.class, Tenant.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElse(Map.of());
        } catch (BindException e) {
            // Neither the value nor the cause goes on: either may quote a key or a secret.
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
}
