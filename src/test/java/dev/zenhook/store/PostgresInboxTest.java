package dev.zenhook.store;

import java.nio.file.Path;

class PostgresInboxTest extends InboxContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
