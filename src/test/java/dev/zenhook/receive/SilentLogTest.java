package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log is no copy of what was sent, and nobody outside writes into it. */
@ExtendWith(OutputCaptureExtension.class)
class SilentLogTest {
    private static final String SECRET = "sesame-7161";

    record Seats(int seats) {}

    static class Handlers {
        @OnWebhookEvent("seats.counted")
        void doesNotFit(Seats seats) {}

        @OnWebhookEvent("seats.broken")
        void fails(WebhookEvent event) {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void nothingOfAPayloadOrASignatureIsLoggedAboveDebug(@TempDir Path directory, CapturedOutput output) {
        List<RawRequest> requests = requests();
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .bean("seatHandlers", new Handlers())
                .start()) {
            requests.forEach(request -> RawConnection.exchange(zenhook.port(), request));

            await().untilAsserted(() -> assertThat(output).contains("Parked for handler"));
            await().untilAsserted(() -> assertThat(output).contains("IllegalStateException"));
        }
        assertThat(output).contains("Test event from listener", "Stored a verified body that is no envelope");
        assertThat(output).doesNotContain(SECRET, "forged entry");
        assertThat(requests)
                .extracting(RawRequest::signature)
                .allSatisfy(signature -> assertThat(output).doesNotContain(signature.substring(0, 20)));
    }

    private static List<RawRequest> requests() {
        RawRequest good = RawRequest.webhook();
        RawRequest secret = RawRequest.of(event("seats.stored"));
        return List.of(
                secret,
                secret,
                secret.signature(good.signature()),
                secret.signature(good.signature().replace("=", "")),
                secret.to("/webhooks/" + SECRET),
                secret.to("/webhooks/a%0D%0Aforged%20entry"),
                secret.to("/webhooks/a\nforged entry"),
                secret.header("X-Odd", SECRET + "\nforged entry"),
                secret.header("X Odd", SECRET + "\rforged entry"),
                secret.method("GET\nforged entry"),
                secret.contentType(SECRET),
                secret.header("Content-Encoding", SECRET),
                RawRequest.of(event("seats.counted")),
                RawRequest.of(event("seats.broken")),
                RawRequest.of(Webhook.testEvent().with("eventDate", '"' + SECRET + '"')),
                RawRequest.of(event("seats.stored").id("a\\nforged entry " + SECRET)),
                RawRequest.of(event("seats.stored").with("eventCode", "[\"" + SECRET + "\"]")),
                RawRequest.of("{\"" + SECRET + "\":1,\"" + SECRET + "\":1}"),
                RawRequest.of("{\"payload\":" + SECRET),
                RawRequest.of('"' + SECRET + '"'));
    }

    private static Webhook event(String code) {
        return Webhook.event(code).with("payload", "{\"seats\":\"" + SECRET + "\"}");
    }
}
