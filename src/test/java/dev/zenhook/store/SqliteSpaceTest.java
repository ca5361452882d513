package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.RawBody;
import dev.zenhook.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was large because of a flood does not stay so. */
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
            store.retention.round(pause -> true);
            clock.advance(Duration.ofMinutes(10));
            store.retention.round(pause -> true);
            assertThat(store.log.count()).isZero();
        }
        assertThat(full).isGreaterThan(20_000_000);
        assertThat(Files.size(file)).isLessThan(1_000_000);
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
