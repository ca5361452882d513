package dev.zenhook.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Commits as JDBC allows as well: by leaving the transaction for auto-commit. After a commit as usual, SQLite's driver begins
 * a transaction, to be in one again, and commits it when the connection is given back.
 */
final class SqliteTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    SqliteTransactions(DataSource pool) {
        super(pool);
    }

    /**
     * Fails as something after which nothing is rolled back here: to the driver the transaction is over. SQLite may still be in
     * it, until {@link SqliteWriting} closes the connection.
     */
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            ((JdbcTransactionObjectSupport) status.getTransaction())
                    .getConnectionHolder()
                    .getConnection()
                    .setAutoCommit(true);
        } catch (SQLException e) {
            throw new TransactionSystemException("The inbox could not be committed", e);
        }
    }
}
