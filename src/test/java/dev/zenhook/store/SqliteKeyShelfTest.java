package dev.zenhook.store;

import java.nio.file.Path;

class SqliteKeyShelfTest extends KeyShelfContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
