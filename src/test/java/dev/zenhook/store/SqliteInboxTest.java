package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One that comes alone is stored on its own thread, whatever that one is about. */
class SqliteInboxTest extends InboxContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }

    @Test
    void aRequestThatIsInterruptedIsStoredAndAnsweredAllTheSame() throws Exception {
        FutureTask<Receipt> request = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            return store.arrives(event("event_1"), "mailer");
        });
        Thread.ofVirtual().start(request);

        assertThat(request.get()).isEqualTo(Receipt.STORED);
        assertThat(store.arrives(event("event_2"), "mailer")).isEqualTo(Receipt.STORED);
        assertThat(store.claimed("mailer")).containsExactly("mailer event_1", "mailer event_2");
    }

    @Test
    void aTransactionOfTheRequestIsNotShared(@TempDir Path elsewhere) {
        DriverManagerDataSource other = new DriverManagerDataSource("jdbc:sqlite:" + elsewhere.resolve("other.db"));

        new TransactionTemplate(new JdbcTransactionManager(other)).executeWithoutResult(transaction -> {
            assertThat(store.arrives(event("event_1"), "mailer")).isEqualTo(Receipt.STORED);
            transaction.setRollbackOnly();
        });

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }
}
