package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several requests on one connection: each ends where it says, or it was the last one. */
class SmugglingTest {
    private static RunningZenhook zenhook;

    private Map<String, Integer> outcomes;

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory).start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @BeforeEach
    void count() {
        outcomes = Outcomes.of(zenhook);
    }

    @Test
    void requestsThatCameTogetherAreAnsweredInTheirOrder() {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            many.writeBytes(next().bytes());
            many.writeBytes(next().unsigned().bytes());
        }
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(many.toByteArray());
            for (int i = 0; i < 50; i++) {
                assertThat(connection.answer().status()).isEqualTo(200);
                assertThat(connection.answer().status()).isEqualTo(401);
            }
        }
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of("stored", 50, "signature-missing", 50));
    }

    /** A proxy that goes by the length takes all of it for one body. */
    @Test
    void neitherARequestWithTwoKindsOfLengthIsServedNorWhatIsBehindIt() {
        RawRequest both = next().chunked();
        byte[] hidden = next().bytes();
        both = both.framing("Transfer-Encoding: chunked", "Content-Length: " + (both.body().length + hidden.length));
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(both).trySend(hidden);

            RawAnswer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Connection")).hasValue("close");
            await().until(connection::hasEnded);
        }
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of("two-lengths", 1));
    }

    @Test
    void twoKindsOfLengthAreRefusedBeforeTheBodyComes() {
        RawRequest both = next().framing("Content-Length: 100", "Transfer-Encoding: chunked")
                .withheldBody();

        assertThat(RawConnection.exchange(zenhook.port(), both).status()).isEqualTo(400);
    }

    /** The second head begins where the first body ended, and not at the beginning of a buffer. */
    @Test
    void aLengthInABodyOrInTheRequestBeforeIsNoSecondOne() {
        byte[] body = "{}\nContent-Length: 7\n".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        three.writeBytes(next().bytes());
        three.writeBytes(RawRequest.of(body).unsigned().keptAlive().chunked().bytes());
        three.writeBytes(next().chunked().bytes());
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(three.toByteArray());

            assertThat(connection.answer().status()).isEqualTo(200);
            assertThat(connection.answer().status()).isEqualTo(401);
            assertThat(connection.answer().status()).isEqualTo(200);
        }
    }

    /** HTTP 1.0 knows no chunks: what a proxy takes for the body is anybody's guess. */
    @Test
    void behindChunksInHttp10NothingIsServed() {
        RawRequest old = next().chunked().line("POST /webhooks HTTP/1.0").header("Connection", "keep-alive");
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(old).trySend(next().bytes());

            connection.answer();
            await().until(connection::hasEnded);
        }
        assertThat(Outcomes.since(outcomes, zenhook).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void behindABrokenChunkNothingIsServed() {
        RawRequest broken = next().chunked().body("zz\r\n".getBytes(StandardCharsets.US_ASCII));
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(broken).trySend(next().bytes());

            assertThat(connection.answer().status()).isEqualTo(400);
            await().until(connection::hasEnded);
        }
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of("truncated", 1));
    }

    @Test
    void aTrailerIsNoHeader() {
        RawRequest chunked = next().unsigned().chunked();
        String body = new String(chunked.body(), StandardCharsets.US_ASCII);
        String trailer = "0\r\nN-Signature: " + next().signature() + "\r\n\r\n";
        RawRequest trailed = chunked.body(body.replace("0\r\n\r\n", trailer).getBytes(StandardCharsets.US_ASCII));

        assertThat(RawConnection.exchange(zenhook.port(), trailed).status()).isEqualTo(401);
    }

    private static RawRequest next() {
        return RawRequest.of(Webhook.event("customer.created")).keptAlive();
    }
}
