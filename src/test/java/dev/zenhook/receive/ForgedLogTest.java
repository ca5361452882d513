package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListener;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** However a text got into the log, it begins no entry there and steers no terminal, at any level. */
@ExtendWith(OutputCaptureExtension.class)
class ForgedLogTest {
    /** Ends of lines of every kind, escape sequences in 7 and in 8 bits, and a text that reads from right to left. */
    private static final String HOSTILE = "hostile\r\nforged\nforged\rforged\u2028forged\u0085forged\u000bforged"
            + "\u001b[2J\u009b2J\u0007\b\u007f\u202eforged\u2066";

    private static final Pattern STEERS =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");
    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

    static class Handlers implements ParkedListener {
        @OnWebhookEvent("*")
        void fails(WebhookEvent event) {
            throw new UnrecoverableException(HOSTILE, new IllegalStateException(HOSTILE));
        }

        @Override
        public void parked(ParkedDelivery delivery) {
            throw new IllegalStateException(delivery.lastError() + HOSTILE);
        }
    }

    @Test
    void nobodyOutsideWritesALineOfTheLog(@TempDir Path directory, CapturedOutput output) {
        int before = output.toString().length();
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("logging.level.root", "info")
                .set("logging.level.dev.zenhook", "debug")
                .bean("hostileHandlers", new Handlers())
                .start()) {
            RawRequest webhook = RawRequest.webhook();
            String raw = new String(HOSTILE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            RawConnection.exchange(zenhook.port(), webhook.to("/webhooks/" + raw));
            RawConnection.exchange(zenhook.port(), webhook.header("X-Odd", raw));
            RawConnection.exchange(zenhook.port(), webhook.header("Content-Encoding", "\u009b2J\u0085forged"));
            RawConnection.exchange(zenhook.port(), webhook.signature("\u009b2J\u0085forged"));
            RawConnection.exchange(zenhook.port(), RawRequest.of("{\"eventId\":\"" + HOSTILE + "\"}"));
            zenhook.send(Webhook.event("a${jndi:x}%n\\\\n"));

            await().untilAsserted(() -> assertThat(output).contains("A ParkedListener failed"));
            await().untilAsserted(() -> assertThat(output).contains("Failure of handler"));
        }
        String logged = output.toString().substring(before);
        assertThat(logged).contains("hostile").contains("a${jndi:x}%n\\n");
        assertThat(logged.split("\n", -1)).allSatisfy(line -> {
            assertThat(line.isEmpty()
                            || line.startsWith("\t")
                            || ENTRY.matcher(line).matches())
                    .as(line)
                    .isTrue();
            assertThat(STEERS.matcher(line).find()).as(line).isFalse();
        });
    }
}
