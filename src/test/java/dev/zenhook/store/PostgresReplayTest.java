package dev.zenhook.store;

import java.nio.file.Path;

class PostgresReplayTest extends ReplayContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
