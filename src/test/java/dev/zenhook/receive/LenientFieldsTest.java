package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the optional fields of an envelope come to a handler. */
class LenientFieldsTest {
    private static final BlockingQueue<WebhookEvent> SEEN = new LinkedBlockingQueue<>();
    private static RunningZenhook zenhook;

    static class Witness {
        @OnWebhookEvent("*")
        void see(WebhookEvent event) {
            SEEN.add(event);
        }
    }

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory).bean("witness", new Witness()).start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @ParameterizedTest
    @CsvSource({"2,2", "\"3\",3", "\" 4 \",4", "5.0,5", "1e1,10"})
    void anAttemptIsReadAsNumberOrText(String json, int attempt) {
        assertThat(handled(event().with("callAttempt", json)).attempt()).isEqualTo(attempt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"often\"", "1.5", "1e10", "1e999999", "{}", "[1]", "true"})
    void anAttemptThatIsNoCountIsUnknown(String json) {
        assertThat(handled(event().with("callAttempt", json)).attempt()).isNull();
    }

    @Test
    void aDateIsKeptToTheMicrosecond() {
        assertThat(handled(event().with("eventDate", "\"2025-06-06T13:39:22.739326789+02:00\""))
                        .date())
                .isEqualTo(Instant.parse("2025-06-06T11:39:22.739326Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"yesterday\"", "1749209962", "{}", "\"2025-02-30T00:00:00Z\""})
    void aDateThatIsNoneIsUnknown(String json) {
        assertThat(handled(event().with("eventDate", json)).date()).isNull();
    }

    @Test
    void everyOptionalFieldMayBeMissing() {
        WebhookEvent event = handled(Webhook.ofBody("{\"eventId\":\"bare\",\"eventCode\":\"a\"}"));

        assertThat(event.attempt()).isNull();
        assertThat(event.date()).isNull();
        assertThat(event.resourceId()).isNull();
        assertThat(event.payload().isNull()).isTrue();
        assertThat(event.test()).isFalse();
    }

    @Test
    void theHandlerSeesTheBytesThatWereSigned() {
        Webhook webhook = Webhook.ofBody("\uFEFF\r\n{ \"eventId\" : \"bytes\", \"eventCode\" : \"a\" , \"new\":1}\r\n");

        assertThat(handled(webhook).body().bytes()).isEqualTo(webhook.body());
    }

    private static Webhook event() {
        return Webhook.event("customer.created");
    }

    private static WebhookEvent handled(Webhook webhook) {
        assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
        return await().until(SEEN::poll, event -> event != null);
    }
}
