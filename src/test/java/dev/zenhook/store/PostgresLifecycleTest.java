package dev.zenhook.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Two replicas, each of which may do something while the other is about to commit. */
class PostgresLifecycleTest extends LifecycleContract {
    /** All is done by one thread, so who waits for a lock would wait for ever. */
    private static final PostgresPatience IMPATIENT =
            PostgresPatience.of(Duration.ofMinutes(1), Duration.ofMillis(50), Duration.ofMinutes(1));

    private final String url = PostgresStores.freshUrl();
    private final List<Database> databases =
            List.of(PostgresStores.open(url, clock, IMPATIENT), PostgresStores.open(url, clock, IMPATIENT));

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
