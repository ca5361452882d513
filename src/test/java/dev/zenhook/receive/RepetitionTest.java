package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.store.EntryStatus;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One entry for each event, however often it arrives. */
class RepetitionTest {
    private static final SigningKey SECOND_ACCOUNT = SigningKey.generate(2048);

    private final Witness witness = new Witness();

    @TempDir
    private Path directory;

    private RunningZenhook zenhook;

    static class Witness {
        final List<Integer> attempts = new CopyOnWriteArrayList<>();

        @OnWebhookEvent("customer.*")
        void see(WebhookEvent event) {
            attempts.add(event.attempt());
        }
    }

    @BeforeEach
    void start() {
        zenhook = RunningZenhook.in(directory)
                .bean("witness", witness)
                .set("zenhook.tenants.main.default", "true")
                .set("zenhook.tenants.second.public-keys[0]", SECOND_ACCOUNT.modulus())
                .start();
    }

    @AfterEach
    void stop() {
        zenhook.close();
    }

    /** Whoever holds a captured webhook makes nobody wait for the disk. */
    @Test
    void aRepetitionIsAnsweredWithoutAWordToTheDatabase() throws SQLException {
        Webhook webhook = Webhook.event("customer.created");
        Webhook unreadable = Webhook.ofBody("no envelope");
        assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
        assertThat(zenhook.send(unreadable).statusCode()).isEqualTo(400);

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("zenhook.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            for (int i = 0; i < 20; i++) {
                assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
                assertThat(zenhook.send(unreadable).statusCode()).isEqualTo(400);
            }
            assertThat(zenhook.post("/webhooks", webhook.body(), SECOND_ACCOUNT.sign(webhook.body()))
                            .statusCode())
                    .as("a repetition is verified like any other")
                    .isEqualTo(401);
            statement.execute("rollback");
        }
        assertThat(zenhook.log().count()).isEqualTo(2);
    }

    @Test
    void aRepetitionIsAnsweredLikeTheFirstAndStoredOnce() {
        Webhook webhook = Webhook.event("customer.created");

        assertThat(status(webhook.with("callAttempt", "1"))).isEqualTo(200);
        assertThat(status(webhook.with("callAttempt", "2"))).isEqualTo(200);

        assertThat(zenhook.log().count()).isEqualTo(1);
        assertThat(Outcomes.of(zenhook)).isEqualTo(Map.of("stored", 1, "repeated", 1));
        assertThat(newest().body().bytes())
                .isEqualTo(webhook.with("callAttempt", "1").body());
        assertThat(status(Webhook.event("customer.updated").with("callAttempt", "9")))
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(witness.attempts).containsExactlyInAnyOrder(1, 9));
    }

    @Test
    void twentyAtOnceAreOneEntry() throws Exception {
        Webhook webhook = Webhook.event("customer.created");
        try (ExecutorService senders = Executors.newFixedThreadPool(20)) {
            List<Future<Integer>> answers = IntStream.rangeClosed(1, 20)
                    .mapToObj(n -> senders.submit(() -> status(webhook.with("callAttempt", "" + n))))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(zenhook.log().count()).isEqualTo(1);
        assertThat(zenhook.log().deliveries(newest())).hasSize(1);
        assertThat(Outcomes.of(zenhook)).isEqualTo(Map.of("stored", 1, "repeated", 19));
    }

    @Test
    void theSameIdOfAnotherTenantIsAnotherEvent() {
        Webhook webhook = Webhook.event("customer.created");

        assertThat(status(webhook)).isEqualTo(200);
        assertThat(zenhook.post("/webhooks/second", webhook.body(), SECOND_ACCOUNT.sign(webhook.body()))
                        .statusCode())
                .isEqualTo(200);

        assertThat(zenhook.log().newest(9)).extracting(InboxLog.Entry::tenant).containsExactly("second", "main");
    }

    @Test
    void idsThatDifferInCaseAreDifferentEvents() {
        assertThat(status(Webhook.event("customer.created").id("event_a"))).isEqualTo(200);
        assertThat(status(Webhook.event("customer.created").id("event_A"))).isEqualTo(200);

        assertThat(zenhook.log().count()).isEqualTo(2);
    }

    @Test
    void anUnreadableBodyIsKeptOncePerHashWithItsReasons() {
        assertThat(status(Webhook.ofBody("{"))).isEqualTo(400);
        assertThat(status(Webhook.ofBody("{"))).isEqualTo(400);
        assertThat(status(Webhook.ofBody("{ "))).isEqualTo(400);

        assertThat(zenhook.log().newest(9))
                .extracting(entry -> entry.body().text(), InboxLog.Entry::status)
                .containsExactly(tuple("{ ", EntryStatus.UNREADABLE), tuple("{", EntryStatus.UNREADABLE));
        assertThat(newest().problems()).startsWith("$ must be one well-formed JSON object");
    }

    @Test
    void anUnreadableEventTakesTheIdOfNobody() {
        Webhook webhook = Webhook.event("customer.created");

        assertThat(status(webhook.with("eventCode", "1"))).isEqualTo(400);
        assertThat(status(webhook)).isEqualTo(200);

        assertThat(zenhook.log().newest(9))
                .extracting(InboxLog.Entry::status)
                .containsExactly(EntryStatus.ACCEPTED, EntryStatus.UNREADABLE);
    }

    private int status(Webhook webhook) {
        return zenhook.send(webhook).statusCode();
    }

    private InboxLog.Entry newest() {
        return zenhook.log().newest(1).getFirst();
    }
}
