package dev.zenhook.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The open database: one connection, so one writer, and transactions that nobody outside this room can join. */
final class Database implements AutoCloseable {
    private final HikariDataSource connections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FileLock lock;

    Database(HikariDataSource connections, FileLock lock) {
        this.connections = connections;
        this.jdbc = JdbcClient.create(connections);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
        this.lock = lock;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    @Override
    public void close() throws IOException {
        connections.close();
        lock.close();
    }
}
