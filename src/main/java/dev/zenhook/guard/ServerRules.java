package dev.zenhook.guard;

import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** What a stranger may make the management port's server hold and say, also within a user's own application. */
final class ServerRules implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    /** A login is the longest form. Tomcat takes memory for a form by the length that its sender announces. */
    private static final int LONGEST_FORM = 4 * 1024;

    private final Optional<DoorUrl> publicUrl;

    ServerRules(Optional<DoorUrl> publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setMaxPostSize(LONGEST_FORM));
        publicUrl.ifPresent(url -> tomcat.addConnectorCustomizers(connector -> stand(connector, url)));
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusalValve.class.getName());
            }
        });
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
