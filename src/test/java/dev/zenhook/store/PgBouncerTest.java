package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.postgres.PgBouncer;
import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two stores with more connections than PgBouncer has sessions: no transaction may rely on what an earlier one left. */
class PgBouncerTest {
    private static final int EVENTS = 200;

    private final SettableClock clock = new SettableClock();
    private final PgBouncer bouncer;
    private final OpenStore one;
    private final OpenStore other;

    PgBouncerTest() throws IOException {
        bouncer = PgBouncer.before(PostgresServer.shared());
        String url = bouncer.url(PostgresStores.freshUrl());
        one = new OpenStore(PostgresStores.open(url, clock), clock);
        other = new OpenStore(PostgresStores.open(url, clock), clock);
    }

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
        bouncer.close();
    }

    @Test
    void whatOneStoresTheOtherClaimsAndFinishes() {
        one.arrives(event("event_1", "ent_1"), "mailer");
        one.arrives(event("event_2", "ent_1"), "mailer");

        Claim first = other.claim("mailer").getFirst();
        assertThat(one.claim("mailer")).isEmpty();
        other.succeeded(first);
        assertThat(other.claimed("mailer")).containsExactly("mailer event_2");
    }

    @Test
    void whatOneLeavesBehindTheOtherTakesOver() {
        one.arrives(event("event_1"), "mailer");
        Claim lost = one.claim("mailer").getFirst();
        clock.advance(Duration.ofSeconds(30));

        assertThat(other.leases.takeOver(List.of()).deliveries()).isEqualTo(1);
        assertThat(other.claimed("mailer")).containsExactly("mailer event_1");
        one.succeeded(lost);
        assertThat(one.delivery(event("event_1")).status()).isEqualTo(DeliveryStatus.RUNNING);
    }

    private static String patience(JdbcClient sql) {
        return sql.sql("select current_setting('lock_timeout')")
                .query((row, n) -> row.getString(1))
                .single();
    }

    @Test
    void whatATransactionSetsEndsWithIt() {
        for (int n = 0; n < 10; n++) {
            assertThat(one.database.<String>durably(transaction -> patience(transaction.sql())))
                    .isEqualTo("6s");
            assertThat(patience(other.database.read())).isEqualTo("0");
        }
    }

    @Test
    void aTurnIsOneReplicasUntilItGivesItBack() {
        assertThat(one.turns.take("register main", Duration.ofMinutes(1))).isTrue();
        assertThat(other.turns.take("register main", Duration.ofMinutes(1))).isFalse();
        assertThat(one.turns.take("register main", Duration.ofMinutes(1))).isTrue();

        one.turns.giveBack("register main");
        assertThat(other.turns.take("register main", Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void whatOneHasFetchedTheOtherHas() {
        one.shelf.put("main", "t_1", "first", "{}");
        other.shelf.put("main", "t_1", "second", "{}");

        assertThat(one.shelf.keysOf("main", "t_1"))
                .extracting(KeyShelf.KeptKey::fingerprint)
                .containsExactly("second", "first");
    }

    @Test
    void bothAreBusyAtOnce() throws Exception {
        List<Callable<Receipt>> arrivals = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            String id = "event_" + n;
            arrivals.add(() -> one.arrives(event(id), "mailer"));
            arrivals.add(() -> other.arrives(event(id), "mailer"));
        }
        List<Receipt> receipts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Receipt> receipt : threads.invokeAll(arrivals)) {
                receipts.add(receipt.get());
            }
        }

        assertThat(receipts).filteredOn(Receipt.STORED::equals).hasSize(EVENTS);
        assertThat(one.claim(EVENTS, "mailer")).hasSize(EVENTS);
    }
}
