package dev.zenhook.store;

import java.nio.file.Path;

class PostgresRetentionTest extends RetentionContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
