package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.store.EntryStatus;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A capture that somebody sends again when the inbox may have forgotten it. */
@ExtendWith(OutputCaptureExtension.class)
class OldEventTest {
    static class Everything {
        @OnWebhookEvent("*")
        void happened(WebhookEvent event) {}
    }

    @Test
    void anUnseenEventFromBeforeTheHorizonIsTakenAndNotDispatched(@TempDir Path directory, CapturedOutput output)
            throws SQLException {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .bean("everything", new Everything())
                .start()) {
            moveHorizon(directory, "2026-02-01T00:00:00Z");
            Webhook old = Webhook.event("customer.created").with("eventDate", "\"2026-01-31T23:59:59.999999Z\"");

            assertThat(zenhook.send(old).statusCode()).isEqualTo(200);

            InboxLog.Entry entry = zenhook.log().newest(1).getFirst();
            assertThat(entry.status()).isEqualTo(EntryStatus.STALE);
            assertThat(entry.body().bytes()).isEqualTo(old.body());
            assertThat(zenhook.log().deliveries(entry)).isEmpty();
            assertThat(Outcomes.of(zenhook)).isEqualTo(Map.of("stale", 1));
            assertThat(output.getAll().lines().filter(line -> line.contains("as stale")))
                    .hasSize(1);

            Webhook atTheHorizon = Webhook.event("customer.created").with("eventDate", "\"2026-02-01T00:00:00Z\"");
            assertThat(zenhook.send(atTheHorizon).statusCode()).isEqualTo(200);
            assertThat(zenhook.log().newest(1).getFirst().status()).isEqualTo(EntryStatus.ACCEPTED);
        }
    }

    private static void moveHorizon(Path directory, String to) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("zenhook.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update horizon set before_at = 1000 * cast(strftime('%s', '" + to + "') as integer)");
        }
    }
}
