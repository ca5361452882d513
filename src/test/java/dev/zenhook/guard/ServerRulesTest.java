package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.session.ManagerBase;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** What the management port's server does before the guard is asked. */
class ServerRulesTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String STATUS = "HTTP/1.1 413";

    @TempDir
    private static Path folder;

    private static final Servers SERVERS = new Servers();
    private static RunningZenhook zenhook;

    /** Both, by the namespace of their contexts. */
    private static final class Servers implements ApplicationListener<WebServerInitializedEvent> {
        private final Map<String, WebServer> started = new ConcurrentHashMap<>();

        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            started.put(String.valueOf(event.getApplicationContext().getServerNamespace()), event.getWebServer());
        }

        private Tomcat management() {
            return ((TomcatWebServer) started.get("management")).getTomcat();
        }
    }

    @BeforeAll
    static void start() {
        zenhook = Somebody.mayLogInAt(RunningZenhook.in(folder))
                // Spring Boot lends them to the management port as well.
                .set("server.tomcat.connection-timeout", "5m")
                .set("server.tomcat.keep-alive-timeout", "5m")
                .set("server.tomcat.max-connections", "1000")
                .set("server.max-http-request-header-size", "64KB")
                .bean("servers", SERVERS)
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    private static String answer(String request) throws IOException {
        return answer(request, Integer.MAX_VALUE);
    }

    /** To a sender who then stays, and says nothing more. */
    private static String answer(String request, int atMost) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), zenhook.managementPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(atMost), StandardCharsets.US_ASCII);
        }
    }

    /** Tomcat would take memory by the announced length, and then wait. */
    @Test
    void aLongFormIsRefusedByItsAnnouncedLengthBeforeItIsRead() throws IOException {
        assertThat(answer(
                        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM
                                + "\r\nContent-Length: 2000000\r\n\r\nusername=A",
                        STATUS.length()))
                .isEqualTo(STATUS);
    }

    @Test
    void aFormWithoutALengthIsReadToTheSameBound() throws IOException {
        assertThat(answer(
                        "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n1400\r\n" + "x".repeat(0x1400),
                        STATUS.length()))
                .isEqualTo(STATUS);
    }

    @Test
    void aFormOfALoginIsRead() throws Exception {
        assertThat(Browser.location(new Browser(zenhook).logIn("Ada", "an operator acts")))
                .endsWith("/actuator/health");
    }

    @Test
    void connectionsAndWhatTheyMayHoldAreBounded() {
        AbstractHttp11Protocol<?> http =
                (AbstractHttp11Protocol<?>) SERVERS.management().getConnector().getProtocolHandler();

        assertThat(http.getMaxConnections()).isEqualTo(ServerRules.MOST_CONNECTIONS);
        assertThat(Duration.ofMillis(http.getConnectionTimeout())).isEqualTo(ServerRules.SILENCE_IN_A_REQUEST);
        assertThat(Duration.ofMillis(http.getKeepAliveTimeout())).isEqualTo(ServerRules.SILENCE_BETWEEN_REQUESTS);
        assertThat(http.getMaxHttpRequestHeaderSize()).isEqualTo(ServerRules.LONGEST_HEAD);
    }

    @Test
    void sessionsAreBounded() {
        Context context = (Context) SERVERS.management().getHost().findChildren()[0];

        assertThat(context.getManager())
                .isInstanceOfSatisfying(
                        ManagerBase.class,
                        manager -> assertThat(manager.getMaxActiveSessions()).isEqualTo(1_000));
    }

    @Test
    void whoFallsSilentHalfwayIsNotWaitedFor() throws IOException {
        assertThat(answer("GET /actuator/health/liveness HTTP/1.1\r\nHost:")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1', 400",
        "'GET /| HTTP/1.0', 400",
        "'TRACE /actuator/inbox HTTP/1.0', 405",
        "'GET / HTTP/3.0', 505"
    })
    void whatTomcatRefusesIsAnsweredBareAndNotByItsPage(String request, int status) throws IOException {
        assertThat(answer(request + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .endsWith("{\"status\":" + status + ",\"detail\":\"This is not a request that can be served.\"}")
                .doesNotContain("Allow:", "<html", "Tomcat");
    }
}
