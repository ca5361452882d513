package com.example.bench.idler;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A handler that does nothing: what is left is the cost of the delivery. The system property {@code bench.starts} names a file
 * to which it writes when each run began; {@code bench.hold} makes it keep its places instead, so that another replica runs
 * the rest.
 */
@Component
public class Idler {
    private static final @Nullable String STARTS = System.getProperty("bench.starts");
    private static final boolean HOLD = Boolean.getBoolean("bench.hold");

    @OnWebhookEvent("*")
    public void event(WebhookEvent event) throws IOException, InterruptedException {
        if (HOLD) {
            Thread.sleep(Long.MAX_VALUE);
        } else if (STARTS != null) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            Files.writeString(
                    Path.of(STARTS),
                    event.id() + " " + micros + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
