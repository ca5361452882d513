package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SettableClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases are renewed while outcomes of the same deliveries are recorded. A third one decides who locks what first. */
class PostgresDeadlockTest {
    private final SettableClock clock = new SettableClock();
    private final String url = PostgresStores.freshUrl();
    private final OpenStore store = new OpenStore(PostgresStores.open(url, clock), clock);
    private Claim first;
    private Claim second;

    @BeforeEach
    void twoRun() {
        store.arrives(event("event_1"), "mailer");
        store.arrives(event("event_2"), "mailer");
        List<Claim> claims = store.claim("mailer");
        first = claims.getFirst();
        second = claims.getLast();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private boolean renew(Claim... claims) {
        return store.leases.renew(List.of(claims)).size() == claims.length;
    }

    private boolean record(Claim... claims) {
        OutcomeTable outcomes = new OutcomeTable(store.database.dialect());
        List<Outcome> succeeded =
                List.of(claims).stream().map(Outcome::succeeded).toList();
        return store.database.lightly(transaction -> {
            outcomes.record(transaction.sql(), succeeded, clock.millis());
            return true;
        });
    }

    /** Both come while the first delivery is locked, one after the other, and go on when it is not any more. */
    private void meet(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        FutureTask<Boolean> waiting = new FutureTask<>(one);
        FutureTask<Boolean> behind = new FutureTask<>(other);
        try (Connection third = DriverManager.getConnection(url);
                Statement statement = third.createStatement()) {
            third.setAutoCommit(false);
            statement.execute("select id from delivery where id = " + first.delivery() + " for update");
            Thread.ofPlatform().start(waiting);
            await().until(() -> waitingAtTheServer() == 1);
            Thread.ofPlatform().start(behind);
            await().until(() -> waitingAtTheServer() == 2);
        }
        waiting.get();
        behind.get();
    }

    private int waitingAtTheServer() {
        return store.database.read().sql("""
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """).query((row, n) -> row.getInt(1)).single();
    }

    @Test
    void whoRecordsTakesTheSameOrderAsWhoRenews() throws Exception {
        meet(() -> renew(first, second), () -> record(second, first));

        assertThat(store.delivery(event("event_2")).status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    @Test
    void whoRenewsTakesTheSameOrderAsWhoRecords() throws Exception {
        meet(() -> record(first, second), () -> renew(second, first));

        assertThat(store.delivery(event("event_2")).status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }
}
