package dev.zenhook.accept;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Where a port speaks TLS, it speaks 1.2 and 1.3, whatever this JDK would speak besides. */
public final class TlsVersions implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {
    static final Set<String> SPOKEN = Set.of("TLSv1.2", "TLSv1.3");

    /** What Tomcat takes where nobody chose: all that the JDK has. */
    private static final Set<String> ALL = new SSLHostConfig().getProtocols();

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(TlsVersions::restrict);
    }

    /** What somebody chose, {@link TlsSettings} has judged. A certificate that is renewed keeps what is set here. */
    private static void restrict(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            Stream.of(http.findSslHostConfigs())
                    .filter(host -> host.getProtocols().equals(ALL))
                    .forEach(host -> host.setProtocols(String.join("+", SPOKEN)));
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
