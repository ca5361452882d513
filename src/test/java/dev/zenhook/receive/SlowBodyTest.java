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
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that does not come as it was announced costs nobody else anything. */
class SlowBodyTest {
    private static RunningZenhook impatient;

    /** For what ends by the sender's doing: however slow this machine is, it is not the time that runs out. */
    private static RunningZenhook patient;

    private Map<String, Integer> outcomes;

    @BeforeAll
    static void start(@TempDir Path one, @TempDir Path another) {
        impatient =
                RunningZenhook.in(one).set("zenhook.receive.read-timeout", "1s").start();
        patient = RunningZenhook.in(another).start();
    }

    @AfterAll
    static void stop() {
        impatient.close();
        patient.close();
    }

    @Test
    void aBodyThatStopsHalfwayIsTooSlowAndNeverStored() {
        try (RawConnection connection = connect(impatient)) {
            RawAnswer answer = connection.send(half(RawRequest.webhook())).answer();

            assertRefused(impatient, answer, 408, "too-slow");
        }
    }

    @Test
    void aBodyThatNeverBeginsIsTooSlow() {
        try (RawConnection connection = connect(impatient)) {
            RawAnswer answer =
                    connection.send(RawRequest.webhook().withheldBody()).answer();

            assertRefused(impatient, answer, 408, "too-slow");
        }
    }

    @Test
    void aSenderThatFallsSilentAfterHalfTheBodyIsRefused() {
        try (RawConnection connection = connect(patient)) {
            RawAnswer answer = connection.send(half(RawRequest.webhook())).end().answer();

            assertRefused(patient, answer, 400, "truncated");
        }
    }

    @Test
    void aChunkedBodyWithoutItsEndIsRefused() {
        try (RawConnection connection = connect(patient)) {
            RawAnswer answer =
                    connection.send(half(RawRequest.webhook().chunked())).end().answer();

            assertRefused(patient, answer, 400, "truncated");
        }
    }

    @Test
    void aSenderThatDisconnectsGivesItsBytesBack() {
        try (RawConnection connection = connect(patient)) {
            connection.send(half(RawRequest.webhook()));
            await().untilAsserted(() -> assertThat(held(patient)).isPositive());
        }

        await().untilAsserted(() -> assertThat(held(patient)).isZero());
        await().untilAsserted(
                        () -> assertThat(Outcomes.since(outcomes, patient)).isEqualTo(Map.of("truncated", 1)));
        assertThat(patient.log().count()).isZero();
    }

    @Test
    void aSlowSenderHoldsBackNobody(@TempDir Path directory) {
        try (RunningZenhook fresh = RunningZenhook.in(directory).start();
                RawConnection slow = connect(fresh)) {
            slow.send(half(RawRequest.webhook()));

            assertThat(fresh.send(Webhook.event("customer.created")).statusCode())
                    .isEqualTo(200);
        }
    }

    private RawConnection connect(RunningZenhook zenhook) {
        outcomes = Outcomes.of(zenhook);
        return new RawConnection(zenhook.port());
    }

    private void assertRefused(RunningZenhook zenhook, RawAnswer answer, int status, String outcome) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem().get("type").asString()).isEqualTo("urn:zenhook:" + outcome);
        assertThat(Outcomes.since(outcomes, zenhook)).isEqualTo(Map.of(outcome, 1));
        assertThat(zenhook.log().count()).isZero();
        assertThat(held(zenhook)).isZero();
    }

    private static RawRequest half(RawRequest whole) {
        return whole.body(Arrays.copyOf(whole.body(), whole.body().length / 2));
    }

    private static double held(RunningZenhook zenhook) {
        return zenhook.bean(MeterRegistry.class)
                .get("zenhook.unverified.bytes")
                .gauge()
                .value();
    }
}
