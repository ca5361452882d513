package dev.zenhook.accept;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

/**
 * Limits of the public port that Spring Boot has no properties for, and how many connections it takes, which depends on what
 * one costs. All others stand in {@code application.yaml}, where whoever runs Zenhook can overrule them.
 */
final class FrontDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Beside the head of a request Tomcat holds what it reads into and writes from, all the time that a connection is open. */
    private static final int SOCKET_BUFFER = 2 * 1024;

    private static final int CHUNK_EXTRAS = 1024;
    private static final int HEADERS = 64;

    static final String PLACES = "server.tomcat.max-connections";

    /** Each holds up to 52 KB of the heap: together 104 MB, of the 256 that a container of 512 gives. */
    static final int MOST_CONNECTIONS = 2_000;

    /** By TLS one holds up to 143 KB, measured, for the engine and four buffers as long as a record: together 100 MB. */
    static final int MOST_BY_TLS = 700;

    private final Guests guests;
    private final boolean placesAreSet;

    FrontDoor(Guests guests, Environment environment) {
        this.guests = guests;
        this.placesAreSet = environment.containsProperty(PLACES);
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(GuestProtocol.class.getName());
        tomcat.addConnectorCustomizers(this::limit);
    }

    private void limit(Connector connector) {
        if (connector.getProtocolHandler() instanceof GuestProtocol protocol) {
            protocol.admit(guests);
            protocol.setMaxExtensionSize(CHUNK_EXTRAS);
            protocol.setMaxTrailerSize(CHUNK_EXTRAS);
            protocol.setMaxHeaderCount(HEADERS);
            if (!placesAreSet) {
                protocol.setMaxConnections(protocol.isSSLEnabled() ? MOST_BY_TLS : MOST_CONNECTIONS);
            }
            protocol.setProperty("socket.appReadBufSize", String.valueOf(SOCKET_BUFFER));
            protocol.setProperty("socket.appWriteBufSize", String.valueOf(SOCKET_BUFFER));
        }
    }
}
