package dev.zenhook.store;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Two replicas, each of which may do something while the other is about to commit. */
class PostgresLifecycleTest extends LifecycleContract {
    /** All is done by one thread, so who waits for a lock would wait for ever. */
    private static final String IMPATIENT = "&options=-c%20lock_timeout=50";

    private final String url = PostgresStores.freshUrl() + IMPATIENT;
    private final List<Database> databases = List.of(PostgresStores.open(url, clock), PostgresStores.open(url, clock));

    @AfterEach
    void close() throws IOException {
        for (Database database : databases) {
            database.close();
        }
    }

    @Override
    int lives() {
        return 60;
    }

    @Override
    Lifetime begin() {
        empty(databases.getFirst());
        return new Lifetime(clock, 2, number -> new Replica(databases.get(number)));
    }
}
