package dev.zenhook.store;

import java.nio.file.Path;

class SqliteSearchTest extends SearchContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }

    @Override
    void numbersAreGiven(long upTo) {
        store.database.durably(transaction -> transaction
                .sql()
                .sql("update sqlite_sequence set seq = :number where name = 'entry'")
                .param("number", upTo)
                .update());
    }
}
