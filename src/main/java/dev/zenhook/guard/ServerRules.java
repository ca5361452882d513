package dev.zenhook.guard;

import java.time.Duration;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** What a stranger may make the management port's server hold and say, also within a user's own application. */
final class ServerRules implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    /** A login is the longest form. Tomcat takes memory for a form by the length that its sender announces. */
    private static final int LONGEST_FORM = 4 * 1024;

    /** Enough for the operators, the probes and Prometheus. Each may hold 52 KB, by TLS 143, and webhooks are to keep their heap. */
    static final int MOST_CONNECTIONS = 256;

    /** For each read of a head or body. */
    static final Duration SILENCE_IN_A_REQUEST = Duration.ofSeconds(10);

    /** Longer than from one scrape to the next, as a rule. */
    static final Duration SILENCE_BETWEEN_REQUESTS = Duration.ofSeconds(60);

    static final int LONGEST_HEAD = 8 * 1024;

    private final Optional<DoorUrl> publicUrl;

    ServerRules(Optional<DoorUrl> publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setMaxPostSize(LONGEST_FORM));
        tomcat.addConnectorCustomizers(ServerRules::bound);
        publicUrl.ifPresent(url -> tomcat.addConnectorCustomizers(connector -> stand(connector, url)));
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusalValve.class.getName());
            }
        });
    }

    /** The public port's bounds are settings. These are none: what an operator needs is known. */
    private static void bound(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxConnections(MOST_CONNECTIONS);
            http.setConnectionTimeout((int) SILENCE_IN_A_REQUEST.toMillis());
            http.setKeepAliveTimeout((int) SILENCE_BETWEEN_REQUESTS.toMillis());
            http.setMaxHttpRequestHeaderSize(LONGEST_HEAD);
        }
    }

    /** Redirections, the address for a provider, and which cookies are for TLS alone: all of them are worked out from these. */
    private static void stand(Connector connector, DoorUrl url) {
        connector.setScheme(DoorUrl.SCHEME);
        connector.setSecure(true);
        connector.setProxyName(url.host());
        connector.setProxyPort(url.port());
    }

    /** Behind what Spring Boot does for this port. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
