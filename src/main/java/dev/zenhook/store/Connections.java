package dev.zenhook.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A pool of connections, and transactions on them that nobody outside this room can join. */
final class Connections implements AutoCloseable {
    private final HikariDataSource pool;
    private final Transaction transaction;
    private final TransactionTemplate transactions;

    Connections(HikariDataSource pool) {
        this.pool = pool;
        this.transaction = new Transaction(new JdbcTemplate(pool));
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    HikariDataSource pool() {
        return pool;
    }

    /** Outside of any transaction. */
    JdbcClient sql() {
        return transaction.sql();
    }

    <T> T inTransaction(Function<Transaction, T> work) {
        return transactions.execute(status -> work.apply(transaction));
    }

    @Override
    public void close() {
        pool.close();
    }
}
