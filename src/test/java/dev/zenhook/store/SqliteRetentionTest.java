package dev.zenhook.store;

import java.nio.file.Path;

class SqliteRetentionTest extends RetentionContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
