package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** What is PostgreSQL's own. */
class PostgresTest {
    private static final PostgresPatience IMPATIENT =
            PostgresPatience.of(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100));

    private final SettableClock clock = new SettableClock();

    /** There a handler's failure could have a text that it does not take, and so could an event. */
    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefused() {
        String url = PostgresServer.shared().freshDatabase("encoding 'LATIN1' locale 'C' template template0");

        assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(() -> PostgresStores.open(url, clock))
                .withMessageStartingWith("zenhook.store.url names a database in LATIN1, ");
    }

    /** Or the server would go on when nobody waits for it any more. */
    @Test
    void whatReadsForTooLongIsEndedByTheServer() throws Exception {
        try (Database database = PostgresStores.open(PostgresStores.freshUrl(), clock, IMPATIENT)) {
            assertThatExceptionOfType(QueryTimeoutException.class)
                    .isThrownBy(() -> database.readAtLength(
                            sql -> sql.sql("select pg_sleep(20)").query().singleRow()));
        }
    }
}
