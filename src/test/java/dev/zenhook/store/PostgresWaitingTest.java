package dev.zenhook.store;

import java.nio.file.Path;

class PostgresWaitingTest extends WaitingContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
