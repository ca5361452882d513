package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard begins with the first request that it judges, which is judged as any later one. */
class FirstRequestTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "NOBODY, GET, /actuator/inbox, 401",
        "WRONG_PASSWORD, GET, /actuator/inbox, 401",
        "WRONG_PASSWORD, GET, /actuator/health/liveness, 401",
        "VIEWER, POST, /actuator/inbox, 403",
        "OPERATOR, GET, /actuator/inbox, 200",
        "OPERATOR, GET, /actuator/env, 404"
    })
    void theVeryFirstRequestIsJudged(Somebody who, String method, String path, int status) {
        try (RunningZenhook zenhook =
                Somebody.mayLogInAt(RunningZenhook.in(folder)).start()) {
            assertThat(who.call(zenhook, method, path, "").statusCode()).isEqualTo(status);
        }
    }

    @Test
    void probesKeepTheHeadersThatDefend() {
        try (RunningZenhook zenhook = RunningZenhook.in(folder).start()) {
            HttpResponse<String> answer = Somebody.NOBODY.call(zenhook, "GET", "/actuator/health/liveness", "");

            assertThat(answer.headers().map())
                    .containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"));
        }
    }
}
