package dev.zenhook.store;

import java.nio.file.Path;

class PostgresUnreadableCapTest extends UnreadableCapContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
