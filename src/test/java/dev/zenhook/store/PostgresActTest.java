package dev.zenhook.store;

import java.nio.file.Path;

class PostgresActTest extends ActContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
