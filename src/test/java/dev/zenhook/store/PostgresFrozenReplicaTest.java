package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SettableClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** Two that share a database. One stops in the middle of a transaction, as one whose machine vanishes, with all its locks. */
class PostgresFrozenReplicaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock();
    private final String url = PostgresStores.freshUrl();
    private final DisturbedDatabase disturbed = new DisturbedDatabase(PostgresStores.open(url, clock));
    private final OpenStore frozen = new OpenStore(disturbed, clock);
    private final OpenStore other = new OpenStore(PostgresStores.open(url, clock), clock);
    private final CountDownLatch thawed = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        thawed.countDown();
        frozen.close();
        other.close();
    }

    /** Returns when it has come to its commit, and stopped there. */
    private FutureTask<Object> freezeDuring(Callable<Object> work) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        disturbed.disturb(
                () -> {
                    stopped.countDown();
                    awaitThaw();
                },
                () -> {});
        FutureTask<Object> working = new FutureTask<>(work);
        Thread.ofPlatform().start(working);
        stopped.await();
        return working;
    }

    private void awaitThaw() {
        try {
            thawed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatItHasNotCommittedAnotherOneStores() throws Exception {
        FutureTask<Object> late = freezeDuring(() -> frozen.arrives(event("event_1"), "mailer"));

        assertThat(other.arrives(event("event_1"), "mailer")).isEqualTo(Receipt.STORED);

        thawed.countDown();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(late::get)
                .withCauseInstanceOf(InboxUnavailableException.class);
        assertThat(frozen.arrives(event("event_2"), "mailer")).isEqualTo(Receipt.STORED);
        assertThat(other.claimed("mailer")).containsExactly("mailer event_1", "mailer event_2");
    }

    @Test
    void whatItWasRunningIsTakenOver() throws Exception {
        frozen.arrives(event("event_1"), "mailer");
        List<Claim> running = frozen.claim("mailer");
        freezeDuring(() -> frozen.leases.renew(running));
        clock.advance(Duration.ofSeconds(30));

        await().atMost(PATIENCE).until(() -> other.leases.takeOver(List.of()).deliveries() == 1);
    }

    @Test
    void aLockThatNobodyEverGivesUpKeepsNobodyWaitingForEver() throws Exception {
        try (Connection stranger = DriverManager.getConnection(url);
                Statement statement = stranger.createStatement()) {
            stranger.setAutoCommit(false);
            statement.execute("""
                insert into entry (tenant, entry_key, status, test, body, signature, key_fingerprint, received_at,
                    handed_over_at) values ('main', 'id:event_1', 'UNCLAIMED', false, '', '', '', 0, 0)
                """);

            assertThatExceptionOfType(InboxUnavailableException.class)
                    .isThrownBy(() -> other.arrives(event("event_1")))
                    .withCauseInstanceOf(CannotAcquireLockException.class);
            assertThat(waitingAtTheServer()).isZero();
            assertThat(other.arrives(event("event_2"))).isEqualTo(Receipt.STORED);
        }
        assertThat(other.arrives(event("event_1"))).isEqualTo(Receipt.STORED);
    }

    private int waitingAtTheServer() {
        return other.database.read().sql("""
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """).query((row, n) -> row.getInt(1)).single();
    }
}
