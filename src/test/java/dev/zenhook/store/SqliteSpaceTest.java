package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.RawBody;
import dev.zenhook.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A file that was large because of a flood does not stay so. */
@ExtendWith(OutputCaptureExtension.class)
class SqliteSpaceTest {
    private final SettableClock clock = new SettableClock();

    @Test
    void theFileBecomesSmallerWhenMuchHasLeft(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("zenhook.db");
        try (OpenStore store = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            flood(store);
        }
        long full = Files.size(file);

        try (OpenStore store = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            clock.advance(Duration.ofDays(100));
            theHorizonMoves(store);
            store.retention.round(pause -> true);
            assertThat(store.log.count()).isZero();
        }
        assertThat(full).isGreaterThan(20_000_000);
        assertThat(Files.size(file)).isLessThan(1_000_000);
    }

    /** As a file is that was restored from a dump. */
    @Test
    void aFileThatCannotShrinkIsToldOfAndHoldsUpNoRound(@TempDir Path folder, CapturedOutput output) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("zenhook.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = 1");
        }
        try (OpenStore store = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            flood(store);
            clock.advance(Duration.ofDays(100));
            Horizon horizon = theHorizonMoves(store);
            long before = horizon.position().before();

            AtomicInteger pauses = new AtomicInteger();
            store.retention.round(pause -> pauses.incrementAndGet() < 100);

            assertThat(store.log.count()).isZero();
            assertThat(horizon.position().before()).isGreaterThan(before);
        }
        assertThat(output.getAll())
                .contains("The inbox " + folder.resolve("zenhook.db") + " never becomes smaller")
                .contains("'pragma auto_vacuum = incremental; vacuum'");
    }

    @Test
    void aFileOfOursSaysNothingOfTheKind(@TempDir Path folder, CapturedOutput output) throws Exception {
        SqliteStores.open(folder, clock).close();
        SqliteStores.open(folder, clock).close();

        assertThat(output.getAll()).doesNotContain("never becomes smaller");
    }

    private Horizon theHorizonMoves(OpenStore store) {
        Horizon horizon = new Horizon(store.database);
        horizon.move(
                horizon.position(), clock.instant().minus(Duration.ofDays(30)).toEpochMilli());
        clock.advance(Duration.ofMinutes(10));
        return horizon;
    }

    private static void flood(OpenStore store) {
        Random random = new Random(7);
        for (int day = 0; day < 20; day++) {
            for (int n = 0; n < OpenStore.UNREADABLE_PER_DAY; n++) {
                byte[] body = new byte[200_000];
                random.nextBytes(body);
                store.inbox.storeUnreadable("tenant " + day, RawBody.of(body), store.proof(), "$: no JSON");
            }
        }
    }
}
