package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that is no envelope is always answered alike; only so many of them are kept on one day. */
class UnreadableLimitTest {
    @Test
    void beyondTheLimitTheAnswerIsTheSameAndNothingIsKept(@TempDir Path directory) {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("zenhook.store.max-unreadable-per-day", "1")
                .bean("ownClock", SettableClock.at("2026-06-06T12:00:00Z"))
                .start()) {
            RawAnswer kept = send(zenhook, "[1]");
            RawAnswer discarded = send(zenhook, "[2]");

            assertThat(discarded.status()).isEqualTo(400);
            assertThat(discarded.problem().get("type")).isEqualTo(kept.problem().get("type"));
            assertThat(discarded.problem().get("violations"))
                    .isEqualTo(kept.problem().get("violations"));
            assertThat(kept.body()).contains("It was kept");
            assertThat(discarded.body()).doesNotContain("It was kept");
            assertThat(zenhook.log().count()).isEqualTo(1);
            assertThat(Outcomes.of(zenhook)).isEqualTo(Map.of("unreadable", 1, "unreadable-discarded", 1));
        }
    }

    private static RawAnswer send(RunningZenhook zenhook, String body) {
        return RawConnection.exchange(zenhook.port(), RawRequest.of(Webhook.ofBody(body)));
    }
}
