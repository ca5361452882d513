package dev.zenhook.store;

import java.nio.file.Path;

class PostgresOutcomeTest extends OutcomeContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
