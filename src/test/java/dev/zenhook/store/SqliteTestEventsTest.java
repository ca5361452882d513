package dev.zenhook.store;

import java.nio.file.Path;

class SqliteTestEventsTest extends TestEventsContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }

    /** For its turn to write. */
    @Override
    boolean isHeldUp(Thread marking) {
        return marking.getState() == Thread.State.WAITING;
    }
}
