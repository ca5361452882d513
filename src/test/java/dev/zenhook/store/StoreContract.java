package dev.zenhook.store;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every database has to keep; a subclass says which one. */
abstract class StoreContract {
    final SettableClock clock = new SettableClock();
    OpenStore store;

    abstract Database open(Path directory) throws Exception;

    @BeforeEach
    void openStore(@TempDir Path directory) throws Exception {
        store = new OpenStore(open(directory), clock);
    }

    /** Its leases end, and what it left running is taken over. */
    Leases.Left theProcessDies() {
        clock.advance(Duration.ofSeconds(30));
        return store.leases.takeOver(List.of());
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) { // there is none where the machine has no such database
            store.close();
        }
    }
}
