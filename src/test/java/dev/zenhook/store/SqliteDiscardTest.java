package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDiscardTest extends DiscardContract {
    private static final String SECRET = "Ada Lovelace, 12 St James's Square";

    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }

    @Test
    void whatIsErasedLeavesNoTraceInTheFile(@TempDir Path folder) throws Exception {
        try (OpenStore other = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            other.arrives(event("event_1", "ent_1"), "mailer");
            other.failed(other.claim("mailer").getFirst(), Duration.ofHours(1), SECRET);
        }
        assertThat(holdsTheSecret(folder)).isTrue();

        try (OpenStore other = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            Acts.done(other, Acts.erase("main", "ent_1"), Guide.to());
        }
        assertThat(holdsTheSecret(folder)).isFalse();
    }

    /** Closed, its write-ahead log is in the file. */
    private static boolean holdsTheSecret(Path folder) throws IOException {
        String bytes = Files.readString(folder.resolve("zenhook.db"), StandardCharsets.ISO_8859_1);
        return bytes.contains(SECRET);
    }
}
