package dev.zenhook.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where browsers reach the management port, if a proxy takes their TLS. A proxy's headers are not believed there. */
record DoorUrl(String host, int port) {
    static final String SCHEME = "https";

    private static final int USUAL_PORT = 443;

    static Optional<DoorUrl> judge(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(read(text.strip())
                .orElseThrow(() -> new UnusableOperatorsException(
                        OperatorSettings.OPERATORS + ".public-url",
                        "cannot be used: it is no address with https and without a path.",
                        "Set it to https:// and the host, as browsers name it, or remove it.")));
    }

    private static Optional<DoorUrl> read(String text) {
        try {
            URI uri = new URI(text);
            boolean isUsable = SCHEME.equals(uri.getScheme())
                    && uri.getHost() != null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return isUsable
                    ? Optional.of(new DoorUrl(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // its message quotes the text
        }
    }
}
