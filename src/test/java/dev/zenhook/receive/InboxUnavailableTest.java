package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be stored is not taken: the sender is to come again. */
class InboxUnavailableTest {
    @Test
    void aWebhookThatCannotBeStoredIsAnsweredToComeAgain(@TempDir Path directory) throws SQLException {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                        .set("zenhook.receive.read-timeout", "1s")
                        .start();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("zenhook.db"));
                Statement statement = other.createStatement()) {
            Webhook webhook = Webhook.event("customer.created");

            statement.execute("begin immediate");
            RawAnswer answer = RawConnection.exchange(zenhook.port(), RawRequest.of(webhook));
            statement.execute("rollback");

            assertUnavailable(answer);
            assertThat(Outcomes.of(zenhook)).isEqualTo(Map.of("inbox-unavailable", 1));
            assertThat(zenhook.log().count()).isZero();
            assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
            assertThat(zenhook.log().count()).isEqualTo(1);
        }
    }

    private static void assertUnavailable(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("10");
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.problem().get("type").asString()).isEqualTo("urn:zenhook:inbox-unavailable");
        assertThat(answer.body()).doesNotContainIgnoringCase("sql", "exception", "lock");
    }
}
