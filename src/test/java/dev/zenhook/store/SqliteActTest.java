package dev.zenhook.store;

import java.nio.file.Path;

class SqliteActTest extends ActContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
