package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers may make this service hold at once. */
class UnverifiedBudgetTest {
    private static final int HALF_SENT = 250_000;

    @Test
    void aBodyTooMuchIsAnsweredToComeAgainAndTheOthersGoOn(@TempDir Path directory) {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.max-unverified", "1MB")
                .start()) {
            List<RawConnection> held = Stream.generate(() -> new RawConnection(zenhook.port()))
                    .limit(4)
                    .toList();
            held.forEach(connection -> connection.send(halfSent()));
            await().untilAsserted(() -> assertThat(bytesHeld(zenhook)).isEqualTo(4 * HALF_SENT));

            assertTooBusy(zenhook);
            assertThat(zenhook.send(Webhook.event("customer.created")).statusCode())
                    .as("what still fits")
                    .isEqualTo(200);

            held.forEach(RawConnection::close);
            await().untilAsserted(() -> assertThat(bytesHeld(zenhook)).isZero());
            assertThat(zenhook.send(large()).statusCode()).isEqualTo(200);
            assertThat(zenhook.log().count()).isEqualTo(2);
        }
    }

    private static void assertTooBusy(RunningZenhook zenhook) {
        Map<String, Integer> before = Outcomes.of(zenhook);

        RawAnswer answer = RawConnection.exchange(zenhook.port(), RawRequest.of(large()));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("5");
        assertThat(answer.problem().get("type").asString()).isEqualTo("urn:zenhook:too-busy");
        assertThat(Outcomes.since(before, zenhook)).isEqualTo(Map.of("too-busy", 1));
        assertThat(bytesHeld(zenhook)).isEqualTo(4 * HALF_SENT);
    }

    private static RawRequest halfSent() {
        return RawRequest.webhook().framing("Content-Length: 262144").body(new byte[HALF_SENT]);
    }

    private static Webhook large() {
        return Webhook.event("customer.created").with("payload", '"' + "x".repeat(HALF_SENT) + '"');
    }

    private static double bytesHeld(RunningZenhook zenhook) {
        return zenhook.bean(MeterRegistry.class)
                .get("zenhook.unverified.bytes")
                .gauge()
                .value();
    }
}
