package dev.zenhook.store;

import java.nio.file.Path;

class SqliteClaimTest extends ClaimContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
