package dev.zenhook.register;

import dev.zenhook.verify.Tenants;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where Zentitle2 reaches a tenant's webhooks.
 *
 * @param uri as the setting has it
 */
record PublicUrl(String tenant, URI uri) {
    /** Whether that listener's URI means the same place: the case of a host's name and a default port are no difference. */
    boolean isMeantBy(String listenersUri) {
        try {
            return listenersUri.equals(uri.toString())
                    || (uri.getHost() != null && place(new URI(listenersUri)).equals(place(uri)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String place(URI any) {
        String scheme = String.valueOf(any.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(any.getHost()).toLowerCase(Locale.ROOT);
        int port = any.getPort() >= 0 ? any.getPort() : scheme.equals("https") ? 443 : 80;
        String path = String.valueOf(any.getRawPath());
        return String.join(
                "\n",
                scheme,
                String.valueOf(any.getRawUserInfo()),
                host + ":" + port,
                path.isEmpty() ? "/" : path,
                String.valueOf(any.getRawQuery()));
    }

    /** What is likely to be wrong with its path; empty if it is one at which the tenant's webhooks are taken. */
    Optional<String> doubt(Tenants tenants) {
        String path = Objects.requireNonNullElse(uri.getRawPath(), "");
        String own = "/webhooks/" + tenant;
        if (path.endsWith(own)) {
            return Optional.empty();
        }
        if (!path.endsWith("/webhooks")) {
            return Optional.of("does not end in " + own
                    + ", where webhooks are taken. Leave it so only if a proxy rewrites" + " the path; else change it");
        }
        return tenants.defaultTenant().equals(Optional.of(tenant))
                ? Optional.empty()
                : Optional.of(
                        "ends in /webhooks, where this tenant's webhooks are not taken, because it is not the default"
                                + " one. Let it end in " + own);
    }

    /** Without a user, a query or a fragment: they may be secrets. */
    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + Objects.requireNonNullElse(uri.getRawPath(), "");
    }
}
