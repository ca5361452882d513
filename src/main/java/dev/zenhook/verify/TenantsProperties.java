package dev.zenhook.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
     * @param keyOverlap How long a key that was fetched from the account counts after another has replaced it.
     * @param managementApi Credentials for the account's Management API, from which the key is fetched.
     * @param registration The webhook that is kept registered at the account.
     * @param alertWhenSilentFor After how long without an event it is told that the account is silent; unset, it never is.
     */
    record Tenant(
            @DefaultValue List<String> publicKeys,
            @Name("default") @DefaultValue("false") boolean isDefault,
            @DefaultValue("24h") Duration keyOverlap,
            @Nullable ManagementApi managementApi,
            @Nullable Registration registration,
            @Nullable Duration alertWhenSilentFor) {

        /** Without the keys, where a secret may stand by mistake. */
        @Override
        public String toString() {
            return "Tenant";
        }
    }

    /**
     * Credentials for the Management API, as Zentitle2 shows them under Account > API Credentials.
     *
     * @param url The address of the API, such as https://example.api.zentitle.io.
     * @param tokenUrl Where access tokens are given: the OAuth URL, which ends with /protocol/openid-connect/token.
     * @param tenantId The account's id at Zentitle2, t_ and 22 characters.
     * @param clientId The client's id.
     * @param clientSecret The client's secret.
     * @param apiVersion The version of the API that is asked for.
     */
    record ManagementApi(
            @Nullable String url,
            @Nullable String tokenUrl,
            @Nullable String tenantId,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue("2025-10-10") String apiVersion) {

        /** Without any of them: a secret may stand in the wrong place. */
        @Override
        public String toString() {
            return "ManagementApi";
        }
    }

    /**
     * The webhook that is kept registered at the account.
     *
     * @param publicUrl Where Zentitle2 reaches this tenant's webhooks, with https and the path.
     * @param subscriptions What it is subscribed to: handlers, for the codes that handlers declare; all; or a list of codes.
     */
    record Registration(
            @Nullable String publicUrl,
            @DefaultValue("handlers") List<String> subscriptions) {}
}
