package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP: guessing ends, and the true operator at another address goes on. */
class SlowedLoginsTest {
    private static final HttpClient GUESSING = Somebody.client("127.0.0.66");
    private static final HttpClient AT_HOME = Somebody.client("127.0.0.2");

    @TempDir
    private Path folder;

    private static HttpResponse<String> ask(RunningZenhook zenhook, Somebody who, HttpClient from) {
        return who.call(from, zenhook, "GET", "/actuator/info", Map.of(), "");
    }

    @Test
    void afterFiveFailuresAPasswordIsNotLookedAtForAWhile() {
        try (RunningZenhook zenhook =
                Somebody.mayLogInAt(RunningZenhook.in(folder)).start()) {
            assertThat(ask(zenhook, Somebody.OPERATOR, AT_HOME).statusCode()).isEqualTo(200);
            // From the fifth on, each that counts doubles the wait: the last one is for four seconds.
            for (int counted = 0; counted < 7; ) {
                counted += ask(zenhook, Somebody.WRONG_PASSWORD, GUESSING).statusCode() == 401 ? 1 : 0;
            }

            HttpResponse<String> right = ask(zenhook, Somebody.OPERATOR, GUESSING);
            assertThat(right.statusCode()).isEqualTo(429);
            assertThat(right.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isPositive();
            assertThat(ask(zenhook, Somebody.OPERATOR, AT_HOME).statusCode()).isEqualTo(200);
            assertThat(ask(zenhook, Somebody.NOBODY, GUESSING).statusCode()).isEqualTo(401);
        }
    }

    /** After a start nobody is known to have logged in before. */
    @Test
    void whoGuessesElsewhereDoesNotKeepTheOperatorOut() {
        try (RunningZenhook zenhook =
                Somebody.mayLogInAt(RunningZenhook.in(folder)).start()) {
            for (HttpClient guessing : List.of(GUESSING, Somebody.client("127.0.0.67"))) {
                while (ask(zenhook, Somebody.WRONG_PASSWORD, guessing).statusCode() != 429) {}
            }

            assertThat(ask(zenhook, Somebody.OPERATOR, AT_HOME).statusCode()).isEqualTo(200);
        }
    }
}
