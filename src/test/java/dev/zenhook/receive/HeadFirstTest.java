package dev.zenhook.receive;

import static dev.zenhook.receive.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What costs nothing is judged first: the answer is there before a byte of the body is. */
class HeadFirstTest {
    private static RunningZenhook zenhook;

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.read-timeout", "5m")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    static Stream<Row> heads() {
        RawRequest webhook = RawRequest.webhook().withheldBody();
        return Stream.of(
                row("a path", webhook.to("/other")).isRefused(404, "not-found"),
                row("a tenant", webhook.to("/webhooks/nobody")).isRefused(404, "not-found"),
                row("a method", webhook.method("PUT")).isRefused(405, "method-not-allowed"),
                row("an encoding", webhook.header("Content-Encoding", "br")).isRefused(415, "content-encoding"),
                row("no signature", webhook.unsigned()).isRejected("missing"),
                row("two signatures", webhook.signature(webhook.signature(), webhook.signature()))
                        .isRejected("repeated"),
                row("a text that is no signature", webhook.signature("!")).isRejected("not-canonical"),
                row("a short signature", webhook.signature("AAAA")).isRejected("wrong-length"),
                row("a length", webhook.framing("Content-Length: 262145")).isRefused(413, "too-large"),
                row("path before method", webhook.line("PUT /other HTTP/1.1")).isRefused(404, "not-found"),
                row("method before signature", webhook.method("PUT").unsigned()).isRefused(405, "method-not-allowed"),
                row("signature before length", webhook.unsigned().framing("Content-Length: 262145"))
                        .isRejected("missing"),
                row("a chunked body", webhook.unsigned().framing("Transfer-Encoding: chunked"))
                        .isRejected("missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void theHeadAloneIsAnswered(Row row) {
        Map<String, Integer> outcomes = Outcomes.of(zenhook);

        RawAnswer answer = RawConnection.exchange(zenhook.port(), row.request());

        assertThat(answer.status()).isEqualTo(row.status());
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of(row.outcome(), 1));
    }

    @Test
    void aSenderThatWaitsForAGoodHeadIsToldToContinue() {
        RawRequest webhook = RawRequest.webhook().header("Expect", "100-continue");
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            RawAnswer first = connection.send(webhook.head()).answer();
            RawAnswer second = connection.send(webhook.body()).answer();

            assertThat(first.status()).isEqualTo(100);
            assertThat(second.status()).isEqualTo(200);
        }
    }

    /** Tomcat says "continue" before anybody is asked; the refusal does not wait for what follows. */
    @Test
    void aSenderThatWaitsForABadHeadIsRefusedBeforeItsBodyComes() {
        RawRequest webhook = RawRequest.webhook().unsigned().header("Expect", "100-continue");
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            assertThat(connection.send(webhook.head()).answer().status()).isEqualTo(100);
            assertThat(connection.answer().status()).isEqualTo(401);
        }
    }

    @Test
    void anotherExpectationIsRefused() {
        assertThat(RawConnection.exchange(zenhook.port(), RawRequest.webhook().header("Expect", "a-miracle"))
                        .status())
                .isEqualTo(417);
    }
}
