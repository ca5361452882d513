package dev.zenhook.store;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

/** A pool of connections, and transactions on them that nobody outside this room can join. */
final class Connections implements AutoCloseable {
    private final DataSource pool;
    private final Runnable closing;
    private final Transaction transaction;
    private final TransactionTemplate transactions;

    Connections(DataSource pool, Runnable closing) {
        this(pool, closing, new JdbcTransactionManager(pool));
    }

    /** @param manager how transactions on the pool's connections begin and end */
    Connections(DataSource pool, Runnable closing, JdbcTransactionManager manager) {
        this(pool, closing, manager, new SQLExceptionSubclassTranslator());
    }

    /** @param failures says what a failure of the database means */
    Connections(DataSource pool, Runnable closing, SQLExceptionTranslator failures) {
        this(pool, closing, new JdbcTransactionManager(pool), failures);
    }

    private Connections(
            DataSource pool, Runnable closing, JdbcTransactionManager manager, SQLExceptionTranslator failures) {
        JdbcTemplate template = new JdbcTemplate(pool);
        template.setExceptionTranslator(failures);
        this.pool = pool;
        this.closing = closing;
        this.transaction = new Transaction(template);
        this.transactions = new TransactionTemplate(manager);
    }

    DataSource pool() {
        return pool;
    }

    /** Outside of any transaction. */
    JdbcClient sql() {
        return transaction.sql();
    }

    /** What is no statement that could be kept, such as a pragma, which works while it is compiled. */
    void setting(String sql) {
        transaction.operations().execute(sql);
    }

    /** The same, of one that answers with a number first. */
    long ask(String sql) {
        return transaction.operations().query(sql, (row, n) -> row.getLong(1)).getFirst();
    }

    <T> T inTransaction(Function<Transaction, T> work) {
        return transactions.execute(status -> work.apply(transaction));
    }

    @Override
    public void close() {
        closing.run();
    }
}
