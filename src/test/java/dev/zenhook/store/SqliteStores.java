package dev.zenhook.store;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens what the settings name. */
final class SqliteStores {
    private SqliteStores() {}

    static Database open(Path directory) {
        return open(directory, new SettableClock());
    }

    static Database open(Path directory, SettableClock clock) {
        return Sqlite.open(file(directory, null), clock);
    }

    static DatabaseFile file(Path directory, @Nullable String url) {
        return DatabaseFile.of(new StoreProperties(
                directory,
                url,
                null,
                null,
                100,
                Duration.ofSeconds(30),
                Duration.ofDays(30),
                Duration.ofDays(90),
                1000));
    }
}
