package dev.zenhook.receive;

import dev.zenhook.verify.Tenants;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds the tenant in a request's path. The raw path is compared, with nothing decoded or cleaned up: a tenant's name needs
 * neither, and what is not exactly a webhook path is none.
 */
final class WebhookPath {
    private static final String ALL = "/webhooks";

    private final Tenants tenants;

    WebhookPath(Tenants tenants) {
        this.tenants = tenants;
    }

    /** @throws RefusedException.NotFound for every other path, and for tenants that are not configured */
    String tenantOf(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals(ALL)) {
            return tenants.defaultTenant().orElseThrow(RefusedException.NotFound::new);
        }
        String tenant = path.startsWith(ALL + "/") ? path.substring(ALL.length() + 1) : "";
        if (!tenants.contains(tenant)) {
            throw new RefusedException.NotFound();
        }
        return tenant;
    }
}
