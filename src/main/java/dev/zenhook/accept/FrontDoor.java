package dev.zenhook.accept;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Limits of the public port that Spring Boot has no properties for. All that it has some for stand in {@code
 * application.yaml}, where whoever runs Zenhook can overrule them.
 */
final class FrontDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Beside the head of a request Tomcat holds what it reads into and writes from, all the time that a connection is open. */
    private static final int SOCKET_BUFFER = 2 * 1024;

    private static final int CHUNK_EXTRAS = 1024;
    private static final int HEADERS = 64;

    private final Guests guests;

    FrontDoor(Guests guests) {
        this.guests = guests;
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
            protocol.setProperty("socket.appReadBufSize", String.valueOf(SOCKET_BUFFER));
            protocol.setProperty("socket.appWriteBufSize", String.valueOf(SOCKET_BUFFER));
        }
    }
}
