package dev.zenhook.store;

import java.nio.file.Path;

class PostgresClaimTest extends ClaimContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
