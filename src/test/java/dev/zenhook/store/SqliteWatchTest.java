package dev.zenhook.store;

import java.nio.file.Path;

class SqliteWatchTest extends WatchContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
