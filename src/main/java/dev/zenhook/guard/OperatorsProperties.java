package dev.zenhook.guard;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a user writes below {@code zenhook.operators}. {@link OperatorSettings} binds and judges it, and no validator does:
 * Spring's own reports quote the value, which may be a password written by mistake.
 *
 * @param users Who may log in at the management port with a password, by name.
 * @param oidc Who may log in there through an OpenID Connect provider.
 * @param openMetrics Whether the endpoint prometheus answers without logging in.
 * @param publicUrl Where browsers reach the management port through a proxy with TLS: https, without a path.
 */
@ConfigurationProperties("zenhook.operators")
record OperatorsProperties(
        @DefaultValue Map<String, User> users,
        @Nullable Oidc oidc,
        @DefaultValue("false") boolean openMetrics,
        @Nullable String publicUrl) {
    /**
     * Somebody with a password.
     *
     * @param passwordHash The password's hash with the word {bcrypt} before it.
     * @param role What this one may do: viewer or operator.
     */
    record User(@Nullable String passwordHash, @Nullable String role) {
        /** Without the hash, in whose place a password may stand. */
        @Override
        public String toString() {
            return "User";
        }
    }

    /**
     * An OpenID Connect provider.
     *
     * @param issuerUri The provider's address; https, but for this machine.
     * @param clientId The id by which the provider knows this Zenhook.
     * @param clientSecret The secret for it.
     * @param scopes What is asked for; openid always is.
     * @param nameClaim The claim by which an act is recorded.
     * @param roleClaim The claim that tells roles, or the way to it, such as realm_access.roles.
     * @param operatorValue The value in it that makes an operator.
     * @param viewerValue The value in it that makes a viewer.
     */
    record Oidc(
            @Nullable String issuerUri,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue("profile") Set<String> scopes,
            @DefaultValue("sub") String nameClaim,
            @DefaultValue("roles") String roleClaim,
            @DefaultValue("zenhook-operator") String operatorValue,
            @DefaultValue("zenhook-viewer") String viewerValue) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Oidc";
        }
    }
}
