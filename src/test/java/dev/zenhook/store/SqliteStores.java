package dev.zenhook.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens what the settings name. */
final class SqliteStores {
    private SqliteStores() {}

    static Database open(Path directory) {
        return Sqlite.open(file(directory, null));
    }

    static DatabaseFile file(Path directory, @Nullable String url) {
        return DatabaseFile.of(new StoreProperties(directory, url));
    }
}
