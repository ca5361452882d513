package dev.zenhook.store;

import java.nio.file.Path;

class PostgresWatchTest extends WatchContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
