package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what at a door that asks. */
class DoorTest {
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String INBOX = "/actuator/inbox";

    @TempDir
    private static Path folder;

    private static RunningZenhook zenhook;

    @BeforeAll
    static void start() {
        zenhook = Somebody.mayLogInAt(RunningZenhook.in(folder)).start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    private static HttpResponse<String> call(Somebody who, String method, String path) {
        return who.call(zenhook, method, path, method.equals("POST") ? "{}" : "");
    }

    /** 400, 405 and 415 are the endpoint's own answers: such a call has passed the door. */
    @ParameterizedTest(name = "{0} {1}: {2} to nobody, {3} to viewers, {4} to operators")
    @CsvSource({
        "GET,    /actuator/health/liveness,         200, 200, 200",
        "HEAD,   /actuator/health/liveness,         200, 200, 200",
        "GET,    /actuator/health/readiness,        200, 200, 200",
        "POST,   /actuator/health/liveness,         401, 403, 405",
        "GET,    /actuator/health/liveness/more,    401, 404, 404",
        "GET,    /actuator/health,                  401, 200, 200",
        "GET,    /actuator/health/keys,             401, 200, 200",
        "DELETE, /actuator/health,                  401, 403, 405",
        "GET,    /actuator/info,                    401, 200, 200",
        "POST,   /actuator/info,                    401, 403, 405",
        "GET,    /actuator/metrics,                 401, 200, 200",
        "GET,    /actuator/metrics/jvm.threads.live,401, 200, 200",
        "PUT,    /actuator/metrics,                 401, 403, 405",
        "GET,    /actuator/prometheus,              401, 200, 200",
        "POST,   /actuator/prometheus,              401, 403, 405",
        "GET,    /actuator/inbox,                   401, 200, 200",
        "HEAD,   /actuator/inbox,                   401, 200, 200",
        "GET,    /actuator/inbox/acts,              401, 200, 200",
        "POST,   /actuator/inbox,                   401, 403, 400",
        "PUT,    /actuator/inbox,                   401, 403, 405",
        "PATCH,  /actuator/inbox,                   401, 403, 405",
        "DELETE, /actuator/inbox/acts/1,            401, 403, 404",
        "GET,    /actuator/zentitle2,               401, 200, 200",
        "GET,    /actuator/zentitle2/main,          401, 404, 404",
        "POST,   /actuator/zentitle2/main,          401, 403, 404",
        "DELETE, /actuator/zentitle2/main,          401, 403, 405",
        "GET,    /actuator,                         401, 404, 404",
        "GET,    /webhooks,                         401, 404, 404",
        "POST,   /webhooks,                         401, 404, 404",
        "GET,    /,                                 401, 404, 404",
        "GET,    /error,                            401, 404, 404",
        "GET,    /actuator/inboxes,                 401, 404, 404",
        "GET,    /actuatorinbox,                    401, 404, 404",
    })
    void everyDoorHasItsKeepers(String method, String path, int nobody, int viewer, int operator) {
        assertThat(Map.of(
                        Somebody.NOBODY, call(Somebody.NOBODY, method, path).statusCode(),
                        Somebody.VIEWER, call(Somebody.VIEWER, method, path).statusCode(),
                        Somebody.OPERATOR, call(Somebody.OPERATOR, method, path).statusCode()))
                .isEqualTo(Map.of(Somebody.NOBODY, nobody, Somebody.VIEWER, viewer, Somebody.OPERATOR, operator));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env", "heapdump", "threaddump", "shutdown", "loggers", "beans", "configprops", "mappings",
                        "conditions",
                "scheduledtasks", "caches", "sbom", "httpexchanges", "startup", "flyway", "logfile", "sessions",
                        "jolokia"
            })
    void noOtherEndpointIsThereEvenForOperators(String endpoint) {
        for (String method : List.of("GET", "POST")) {
            assertThat(call(Somebody.OPERATOR, method, "/actuator/" + endpoint).statusCode())
                    .isEqualTo(404);
            assertThat(call(Somebody.NOBODY, method, "/actuator/" + endpoint).statusCode())
                    .isEqualTo(401);
        }
    }

    /** Also where a probe would be answered without. */
    @Test
    void anUnknownNameIsAnsweredAsAWrongPassword() {
        List<HttpResponse<String>> answers = Stream.of(Somebody.WRONG_PASSWORD, Somebody.UNKNOWN)
                .map(who -> who.call(
                        Somebody.client("127.0.0." + (10 + who.ordinal())), zenhook, "GET", LIVENESS, Map.of(), ""))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"status\":401,\"detail\":\"Log in.\"}");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        });
        assertThat(answers.getFirst().headers().map().keySet())
                .isEqualTo(answers.getLast().headers().map().keySet());
    }

    @Test
    void healthTellsItsDetailsToThoseWhoHaveLoggedIn() {
        assertThat(call(Somebody.NOBODY, "GET", "/actuator/health/readiness").body())
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(call(Somebody.VIEWER, "GET", "/actuator/health/readiness").body())
                .contains("\"main\":\"has a key\"");
        assertThat(call(Somebody.VIEWER, "GET", "/actuator/health").body()).contains("\"zentitle2\"");
    }

    @Test
    void prometheusIsToldOurMetrics() {
        assertThat(call(Somebody.VIEWER, "GET", "/actuator/prometheus").body())
                .contains("zenhook_unverified_bytes", "jvm_memory_used_bytes");
    }

    @Test
    void programsGetNoSessionAndEverybodyTheHeadersThatDefend() {
        for (Somebody who : List.of(Somebody.NOBODY, Somebody.OPERATOR)) {
            HttpResponse<String> answer = call(who, "GET", INBOX);
            assertThat(answer.headers().map())
                    .doesNotContainKey("Set-Cookie")
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsKeys("Cache-Control", "Content-Security-Policy");
        }
    }

    /** As the image's health check asks, which has nothing but a shell. */
    @Test
    void aProbeNeedsNoMoreThanALine() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), zenhook.managementPort())) {
            socket.getOutputStream()
                    .write("GET /actuator/health/readiness HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whatIsNoProperAddressIsRefused() {
        for (String path : List.of("/actuator/health/liveness;x=1", "/actuator//inbox", "/actuator/%2e%2e/inbox")) {
            assertThat(call(Somebody.OPERATOR, "GET", path).statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
    }
}
