package dev.zenhook.verify;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What a user writes below {@code zenhook.tenants}. {@link ConfiguredTenant} binds and judges it, and no validator does:
 * Spring's own reports quote the value, which may be a private key pasted by mistake.
 *
 * @param tenants The Zentitle2 accounts whose webhooks are taken, by the name that stands in the path.
 */
@ConfigurationProperties("zenhook")
record TenantsProperties(@DefaultValue Map<String, Tenant> tenants) {
    /**
     * One Zentitle2 account.
     *
     * @param publicKeys The account's public keys: RSA modulus, JWK or PEM, inline or as file: or classpath: location.
     * @param isDefault Whether webhooks sent to /webhooks, without a name, are this tenant's.
     */
    record Tenant(
            @DefaultValue List<String> publicKeys,
            @Name("default") @DefaultValue("false") boolean isDefault) {}
}
