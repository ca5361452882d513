package dev.zenhook.store;

import java.nio.file.Path;

class SqliteOutcomeTest extends OutcomeContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
