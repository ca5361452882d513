package dev.zenhook.store;

import java.nio.file.Path;

class PostgresDiscardTest extends DiscardContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
