package dev.zenhook.store;

import java.time.Duration;

/** Things that only one replica at a time is to do. A turn is a lease: it ends by itself if its holder dies. */
public final class Turns {
    private final Database database;

    Turns(Database database) {
        this.database = database;
    }

    /** Whether it is this replica's turn from now on, for at most that long. Who has it already, has it anew. */
    public boolean take(String name, Duration atMost) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }

    /** Gives it back, if it is still this replica's. */
    public void giveBack(String name) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }
}
