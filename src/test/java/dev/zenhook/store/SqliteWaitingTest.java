package dev.zenhook.store;

import java.nio.file.Path;

class SqliteWaitingTest extends WaitingContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
