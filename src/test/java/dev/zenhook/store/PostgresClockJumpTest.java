package dev.zenhook.store;

import java.nio.file.Path;

class PostgresClockJumpTest extends ClockJumpContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }
}
