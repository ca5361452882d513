package dev.zenhook.guard;

import java.util.Set;

/**
 * Where operators log in who have no password here, and how their roles are told.
 *
 * @param issuer the provider, from which everything else about it is asked
 * @param scopes what is asked for, {@code openid} included
 * @param nameClaim the claim by which an act is recorded
 * @param roles how the claims tell a role
 */
record OidcAccess(String issuer, Client client, Set<String> scopes, String nameClaim, RoleClaim roles) {
    /** Who asks. */
    record Client(String id, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Client " + id;
        }
    }
}
