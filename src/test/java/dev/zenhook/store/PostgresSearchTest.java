package dev.zenhook.store;

import java.nio.file.Path;

class PostgresSearchTest extends SearchContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
