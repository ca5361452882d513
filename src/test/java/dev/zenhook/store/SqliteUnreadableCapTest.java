package dev.zenhook.store;

import java.nio.file.Path;

class SqliteUnreadableCapTest extends UnreadableCapContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
