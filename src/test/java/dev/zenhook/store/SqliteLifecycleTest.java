package dev.zenhook.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLifecycleTest extends LifecycleContract {
    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = SqliteStores.open(directory, clock);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
    }

    @Override
    int lives() {
        return 200;
    }

    @Override
    Lifetime begin() {
        empty(database);
        return new Lifetime(clock, 1, number -> restart());
    }

    private Replica restart() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
        return new Replica(database);
    }
}
