package dev.zenhook.store;

import java.nio.file.Path;

class SqliteClockJumpTest extends ClockJumpContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }
}
