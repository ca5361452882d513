package dev.zenhook.store;

import java.nio.file.Path;

class PostgresSearchTest extends SearchContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }

    @Override
    void numbersAreGiven(long upTo) {
        store.database.durably(transaction -> transaction
                .sql()
                .sql("select setval(pg_get_serial_sequence('entry', 'id'), :number)")
                .param("number", upTo)
                .query((row, n) -> row.getLong(1))
                .single());
    }
}
