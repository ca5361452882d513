package dev.zenhook.store;

import java.nio.file.Path;

class SqliteSearchTest extends SearchContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
