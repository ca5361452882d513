package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.SeatPayload;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole house, once. */
class WalkTest {
    static class SeatMailer {
        final List<String> seen = new CopyOnWriteArrayList<>();

        @OnWebhookEvent("entitlement.seat.*")
        void seatChanged(WebhookEvent event, SeatPayload payload) {
            seen.add(event.id() + " " + payload.seatName());
        }
    }

    @Test
    void aSignedWebhookWalksThroughTheWholeHouse(@TempDir Path directory) {
        SeatMailer mailer = new SeatMailer();
        try (RunningZenhook zenhook =
                RunningZenhook.in(directory).bean("seatMailer", mailer).start()) {
            Webhook webhook = Webhook.event("entitlement.seat.activated")
                    .id("event_1")
                    .with("payload", "{\"entitlementId\":\"ent_1\",\"seatName\":\"Ada\"}");

            assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);

            await().untilAsserted(() -> assertThat(mailer.seen).containsExactly("event_1 Ada"));
        }
    }
}
