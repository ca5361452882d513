package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.mock.env.MockEnvironment;

/** How many connections the public port takes, by what one costs. */
class FrontDoorTest {
    private static final class Servers implements ApplicationListener<WebServerInitializedEvent> {
        private final Map<String, Connector> started = new ConcurrentHashMap<>();

        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            started.put(
                    String.valueOf(event.getApplicationContext().getServerNamespace()),
                    ((TomcatWebServer) event.getWebServer()).getTomcat().getConnector());
        }

        Connector publicPort() {
            return started.get("null");
        }
    }

    private static int places(Connector connector) {
        return ((AbstractProtocol<?>) connector.getProtocolHandler()).getMaxConnections();
    }

    private static Connector connector(MockEnvironment environment) {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory();
        Guests guests = new Guests(Duration.ofSeconds(10), new SimpleMeterRegistry(), System::nanoTime);
        new FrontDoor(guests, environment).customize(tomcat);
        GuestProtocol protocol = new GuestProtocol();
        protocol.setSSLEnabled(environment.containsProperty("server.ssl.bundle"));
        Connector connector = new Connector(protocol);
        tomcat.getConnectorCustomizers().forEach(customizer -> customizer.customize(connector));
        return connector;
    }

    @Test
    void withoutTlsThereAreTwoThousandPlaces() {
        assertThat(places(connector(new MockEnvironment()))).isEqualTo(2_000);
    }

    /** With the keys that WireMock brings along. */
    @Test
    void byTlsEachTakesMoreMemoryAndSoThereAreFewer(@TempDir Path folder) {
        Servers servers = new Servers();
        try (RunningZenhook zenhook = RunningZenhook.in(folder)
                .set("server.ssl.key-store", "classpath:keystore")
                .set("server.ssl.key-store-password", "password")
                .bean("servers", servers)
                .start()) {
            assertThat(zenhook.port()).isPositive();
            assertThat(places(servers.publicPort())).isEqualTo(700);
        }
    }

    @Test
    void whatSomebodyHasSetCounts() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("server.ssl.bundle", "web")
                .withProperty("server.tomcat.max-connections", "1234");

        assertThat(places(connector(environment))).as("Tomcat's own").isGreaterThan(2_000);
    }
}
