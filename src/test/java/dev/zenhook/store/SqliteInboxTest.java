package dev.zenhook.store;

import java.nio.file.Path;

class SqliteInboxTest extends InboxContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
