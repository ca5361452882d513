package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 is all that is spoken: what HTTP/2 and WebSocket can be abused for, nobody gets to. */
class OtherProtocolsTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private static RunningZenhook zenhook;

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory).start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @Test
    void thePrefaceOfHttp2EndsTheConnection() {
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(PREFACE.getBytes(StandardCharsets.US_ASCII));
            connection.trySend(SETTINGS);

            await().until(connection::hasEnded);
        }
    }

    /** No filter sees it, and so no refusal of it is late. */
    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS *", "GET *", "POST *", "TRACE /webhooks", "TRACE *", "TRACE /nothing"})
    void whatTheServerAnswersItselfEndsTheConnection(String asked) {
        RawRequest request = RawRequest.webhook()
                .line(asked + " HTTP/1.1")
                .keptAlive()
                .unframed()
                .withheldBody();
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            RawAnswer answer = connection.send(request).answer();

            assertThat(answer.status()).isIn(404, 405);
            assertThat(answer.header("Connection")).hasValue("close");
            await().until(connection::hasEnded);
        }
    }

    @Test
    void aWishToUpgradeIsAnsweredInHttp1() {
        for (String protocol : new String[] {"h2c", "websocket", "TLS/1.0"}) {
            RawAnswer answer = RawConnection.exchange(
                    zenhook.port(),
                    RawRequest.webhook()
                            .header("Upgrade", protocol)
                            .header("Connection", "Upgrade, HTTP2-Settings")
                            .header("HTTP2-Settings", "AAMAAABkAAQCAAAAAAIAAAAA"));

            assertThat(answer.status()).as(protocol).isEqualTo(200);
            assertThat(answer.header("Upgrade")).as(protocol).isEmpty();
        }
    }
}
