package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The connection comes from this machine, which is a proxy that is believed; only 198.51.100.0/24 may send. */
@ExtendWith(OutputCaptureExtension.class)
class SenderNetworksTest {
    private static RunningZenhook zenhook;

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.trusted-proxies", "127.0.0.0/8, 192.0.2.1")
                .set("zenhook.receive.sender-networks", "198.51.100.0/24")
                .set("zenhook.receive.read-timeout", "5m")
                .set("logging.level.dev.zenhook.receive", "debug")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    private static RawAnswer from(String forwardedFor) {
        return RawConnection.exchange(zenhook.port(), RawRequest.webhook().header("X-Forwarded-For", forwardedFor));
    }

    @Test
    void whoIsOnTheListIsTaken() {
        assertThat(from("198.51.100.7").status()).isEqualTo(200);
        assertThat(from("203.0.113.9, 198.51.100.7, 192.0.2.1").status()).isEqualTo(200);
    }

    @Test
    void whoIsNotIsRefusedAndLearnsNothing(CapturedOutput output) {
        Map<String, Integer> outcomes = Outcomes.of(zenhook);

        RawAnswer answer = from("198.51.100.7, 203.0.113.9");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:zenhook:forbidden\",\"title\":\"Forbidden\",\"status\":403,"
                        + "\"detail\":\"This request is refused.\"}");
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of("forbidden", 1));
        assertThat(output).contains("Answered 403 (tenant none, from 203.0.113.9): forbidden");
    }

    @Test
    void theRefusalComesBeforeTheBodyAndBeforeAllElse() {
        RawRequest stranger = RawRequest.webhook().withheldBody().header("X-Forwarded-For", "203.0.113.9");

        assertThat(RawConnection.exchange(zenhook.port(), stranger).status()).isEqualTo(403);
        assertThat(RawConnection.exchange(zenhook.port(), stranger.to("/webhooks/nobody"))
                        .status())
                .isEqualTo(403);
        assertThat(RawConnection.exchange(zenhook.port(), stranger.to("/other")).status())
                .isEqualTo(403);
        assertThat(RawConnection.exchange(zenhook.port(), stranger.method("GET"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProxyThatTellsNothingReadableIsTheSenderItself() {
        assertThat(RawConnection.exchange(zenhook.port(), RawRequest.webhook()).status())
                .isEqualTo(403);
        assertThat(from("forged\tentry 198.51.100.7").status()).isEqualTo(403);
        assertThat(from("198.51.100.7, localhost").status()).isEqualTo(403);
    }

    /** Proxies pass it on as the sender wrote it. */
    @Test
    void forwardedIsNotBelieved() {
        RawRequest request = RawRequest.webhook().header("Forwarded", "for=198.51.100.7");

        assertThat(RawConnection.exchange(zenhook.port(), request).status()).isEqualTo(403);
    }
}
