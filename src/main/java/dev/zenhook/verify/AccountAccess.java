package dev.zenhook.verify;

import java.net.URI;

/**
 * How a tenant's account is reached through Zentitle2's Management API.
 *
 * @param url below which the API is, without a slash at its end
 * @param tokenUrl where access tokens are given for the credentials
 * @param tenantId Zentitle2's own id of the account, {@code t_…}: the header {@code N-TenantId}
 * @param apiVersion the header {@code N-Api-Version}
 */
public record AccountAccess(
        URI url, URI tokenUrl, String tenantId, String clientId, String clientSecret, String apiVersion) {

    /** Without the secret. */
    @Override
    public String toString() {
        return tenantId + " at " + url;
    }
}
