package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that is not here together with its head goes another way through the server, and has the same answers. */
class BodyInPartsTest {
    @TempDir
    private static Path directory;

    private static RunningZenhook zenhook;
    private long stored;
    private Map<String, Integer> outcomes;

    @BeforeAll
    static void start() {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.read-timeout", "1s")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @BeforeEach
    void count() {
        stored = zenhook.log().count();
        outcomes = Outcomes.of(zenhook);
    }

    @Test
    void itIsStoredOnceItIsComplete() {
        RawAnswer answer = sendInParts(RawRequest.of(Webhook.event("customer.created")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(newlyStored()).isEqualTo(1);
        assertThat(bytesHeld()).isZero();
    }

    @Test
    void itIsVerified() {
        RawRequest forged = RawRequest.webhook().signature(RawRequest.webhook().signature());

        RawAnswer answer = sendInParts(forged);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(newlyStored()).isZero();
        assertThat(bytesHeld()).isZero();
    }

    @Test
    void oneThatIsNoEnvelopeIsKeptAndRefused() {
        assertThat(sendInParts(RawRequest.of("{\"eventId\":\"event_1\"}")).status())
                .isEqualTo(400);
        assertThat(newlyStored()).isEqualTo(1);
    }

    /** The time for reading is over by then, and says nothing about storing. */
    @Test
    void oneThatCannotBeStoredIsToComeAgain() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("zenhook.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");

            RawAnswer answer = sendInParts(RawRequest.webhook());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of("inbox-unavailable", 1));
            statement.execute("rollback");
        }
    }

    private long newlyStored() {
        return zenhook.log().count() - stored;
    }

    private static RawAnswer sendInParts(RawRequest whole) {
        byte[] body = whole.body();
        int half = body.length / 2;
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(whole.body(Arrays.copyOf(body, half)));
            await().until(() -> bytesHeld() == half);
            return connection.send(Arrays.copyOfRange(body, half, body.length)).answer();
        }
    }

    private static double bytesHeld() {
        return zenhook.bean(MeterRegistry.class)
                .get("zenhook.unverified.bytes")
                .gauge()
                .value();
    }
}
