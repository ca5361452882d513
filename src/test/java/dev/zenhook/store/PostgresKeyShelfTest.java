package dev.zenhook.store;

import java.nio.file.Path;

class PostgresKeyShelfTest extends KeyShelfContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
