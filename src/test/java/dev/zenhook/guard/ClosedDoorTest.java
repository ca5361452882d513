package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Where nobody can log in, there is nothing to log in to. */
@ExtendWith(OutputCaptureExtension.class)
class ClosedDoorTest {
    private static final List<String> PATHS = List.of(
            "/",
            "/error",
            "/login",
            "/logout",
            "/default-ui.css",
            "/oauth2/authorization/oidc",
            "/login/oauth2/code/oidc",
            "/webhooks",
            "/actuator",
            "/actuator/health",
            "/actuator/health/keys",
            "/actuator/info",
            "/actuator/metrics",
            "/actuator/prometheus",
            "/actuator/inbox",
            "/actuator/inbox/1",
            "/actuator/zentitle2",
            "/actuator/env");

    @TempDir
    private Path folder;

    @Test
    void onlyTheProbesAnswer(CapturedOutput output) {
        try (RunningZenhook zenhook = RunningZenhook.in(folder).start()) {
            for (String probe : List.of("liveness", "readiness")) {
                assertThat(Somebody.NOBODY
                                .call(zenhook, "GET", "/actuator/health/" + probe, "")
                                .body())
                        .isEqualTo("{\"status\":\"UP\"}");
            }
            for (Somebody who : List.of(Somebody.NOBODY, Somebody.OPERATOR)) {
                for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                    for (String path : PATHS) {
                        HttpResponse<String> answer = who.call(zenhook, method, path, "");
                        assertThat(answer.statusCode())
                                .as("%s %s by %s", method, path, who)
                                .isEqualTo(404);
                        assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
                    }
                }
            }
        }
        assertThat(output).doesNotContainIgnoringCase("password").doesNotContain(" WARN ");
    }

    @Test
    void aBrowserIsShownNoLoginEither() {
        try (RunningZenhook zenhook = RunningZenhook.in(folder).start()) {
            assertThat(Somebody.NOBODY
                            .call(
                                    Somebody.client("127.0.0.1"),
                                    zenhook,
                                    "GET",
                                    "/actuator/inbox",
                                    Map.of("Accept", "text/html"),
                                    "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void metricsAnswerPrometheusIfTheyAreOpenAndNobodyElseDoes() {
        try (RunningZenhook zenhook = RunningZenhook.in(folder)
                .set("zenhook.operators.open-metrics", "true")
                .start()) {
            assertThat(Somebody.NOBODY
                            .call(zenhook, "GET", "/actuator/prometheus", "")
                            .body())
                    .contains("zenhook_");
            assertThat(Somebody.NOBODY
                            .call(zenhook, "POST", "/actuator/prometheus", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(Somebody.NOBODY
                            .call(zenhook, "GET", "/actuator/metrics", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anEndpointThatWasMovedIsGuardedWhereItIs() {
        try (RunningZenhook zenhook = Somebody.mayLogInAt(RunningZenhook.in(folder))
                .set("management.server.base-path", "/operators")
                .set("management.endpoints.web.base-path", "/manage")
                .set("management.endpoints.web.path-mapping.inbox", "log")
                .start()) {
            String moved = "/operators/manage/log";
            assertThat(Somebody.NOBODY
                            .call(zenhook, "GET", "/operators/manage/health/liveness", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Somebody.NOBODY.call(zenhook, "GET", moved, "").statusCode())
                    .isEqualTo(401);
            assertThat(Somebody.VIEWER.call(zenhook, "GET", moved, "").statusCode())
                    .isEqualTo(200);
            assertThat(Somebody.VIEWER.call(zenhook, "POST", moved, "{}").statusCode())
                    .isEqualTo(403);
            assertThat(Somebody.VIEWER
                            .call(zenhook, "GET", "/operators/manage/inbox", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
