package dev.zenhook.store;

import java.nio.file.Path;

class SqliteReplayTest extends ReplayContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
