package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDiscardTest extends DiscardContract {
    private static final int MANY = 40;
    private static final String SECRET = "Ada Lovelace, 12 St James's Square";

    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }

    /** Also of what SQLite has moved about in it before. It stays open: the write-ahead log counts as well. */
    @Test
    void whatIsErasedLeavesNoTraceInTheFiles(@TempDir Path folder) throws Exception {
        try (OpenStore other = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            for (int n = 0; n < MANY; n++) {
                other.arrives(event("event_" + n, "ent_" + n), "mailer");
            }
            for (int attempt = 0; attempt < 3; attempt++) {
                fail(other, attempt);
            }
            assertThat(holdsTheSecret(folder)).isTrue();

            for (int n = 0; n < MANY; n += 2) {
                ActRequest asked = Acts.erase("main", "ent_" + n);
                long entry = other.entry(event("event_" + n)).number();
                new EntryErase(other.database, new WorkSignal(), asked).on(entry);
            }
            Acts.done(other, Acts.erase("main", "ent_1"), Guide.to());

            assertThat(holdsTheSecret(folder)).isFalse();
        }
    }

    /** It is the first error alone that tells it: the row that had it is written again later, and grows, and so moves. */
    private void fail(OpenStore other, int attempt) {
        for (Claim claim : other.claim("mailer")) {
            boolean secret = attempt == 0 && claim.delivery() % 2 == 1;
            other.failed(claim, Duration.ofMinutes(1), secret ? SECRET : "no".repeat(100 * attempt));
        }
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void whoeverReadsTheInboxHoldsUpTheErasureForAWhileAndNoLonger(@TempDir Path folder) throws Exception {
        try (OpenStore other = new OpenStore(SqliteStores.open(folder, clock), clock);
                Connection reader = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("zenhook.db"));
                Statement statement = reader.createStatement()) {
            other.arrives(event("event_1", "ent_1"), "mailer");
            reader.setAutoCommit(false);
            statement.executeQuery("select count(*) from entry").close();

            assertThat(other.database.settleDeleted()).isFalse();
            assertThat(other.arrives(event("event_2", "ent_1"), "mailer")).isEqualTo(Receipt.STORED);

            reader.rollback();
            assertThat(other.database.settleDeleted()).isTrue();
        }
    }

    private static boolean holdsTheSecret(Path folder) throws IOException {
        return holdsTheSecret(folder, "zenhook.db") || holdsTheSecret(folder, "zenhook.db-wal");
    }

    private static boolean holdsTheSecret(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1)
                .contains(SECRET);
    }
}
