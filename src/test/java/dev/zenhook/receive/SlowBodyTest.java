package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that does not come as it was announced costs nobody else anything. */
class SlowBodyTest {
    private static RunningZenhook zenhook;
    private Map<String, Integer> outcomes;

    @BeforeAll
    static void start(@TempDir Path directory) {
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
        outcomes = Outcomes.of(zenhook);
    }

    @Test
    void aBodyThatStopsHalfwayIsTooSlowAndNeverStored() {
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            RawAnswer answer = connection.send(half(RawRequest.webhook())).answer();

            assertRefused(answer, 408, "too-slow");
        }
    }

    @Test
    void aBodyThatNeverBeginsIsTooSlow() {
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            RawAnswer answer =
                    connection.send(RawRequest.webhook().withheldBody()).answer();

            assertRefused(answer, 408, "too-slow");
        }
    }

    @Test
    void aSenderThatFallsSilentAfterHalfTheBodyIsRefused() {
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            RawAnswer answer = connection.send(half(RawRequest.webhook())).end().answer();

            assertRefused(answer, 400, "truncated");
        }
    }

    @Test
    void aChunkedBodyWithoutItsEndIsRefused() {
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            RawAnswer answer =
                    connection.send(half(RawRequest.webhook().chunked())).end().answer();

            assertRefused(answer, 400, "truncated");
        }
    }

    @Test
    void aSenderThatDisconnectsGivesItsBytesBack() {
        try (RawConnection connection = new RawConnection(zenhook.port())) {
            connection.send(half(RawRequest.webhook()));
            await().untilAsserted(() -> assertThat(held()).isPositive());
        }

        await().untilAsserted(() -> assertThat(held()).isZero());
        await().untilAsserted(
                        () -> assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of("truncated", 1)));
        assertThat(zenhook.log().count()).isZero();
    }

    @Test
    void aSlowSenderHoldsBackNobody(@TempDir Path directory) {
        try (RunningZenhook patient = RunningZenhook.in(directory).start();
                RawConnection slow = new RawConnection(patient.port())) {
            slow.send(half(RawRequest.webhook()));

            assertThat(patient.send(Webhook.event("customer.created")).statusCode())
                    .isEqualTo(200);
        }
    }

    private void assertRefused(RawAnswer answer, int status, String outcome) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem().get("type").asString()).isEqualTo("urn:zenhook:" + outcome);
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of(outcome, 1));
        assertThat(zenhook.log().count()).isZero();
        assertThat(held()).isZero();
    }

    private static RawRequest half(RawRequest whole) {
        return whole.body(Arrays.copyOf(whole.body(), whole.body().length / 2));
    }

    private static double held() {
        return zenhook.bean(MeterRegistry.class)
                .get("zenhook.unverified.bytes")
                .gauge()
                .value();
    }
}
