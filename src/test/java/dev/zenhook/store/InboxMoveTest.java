package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes on at PostgreSQL as it would have gone on in the file. */
class InboxMoveTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void makeTarget() {
        url = PostgresStores.freshUrl();
    }

    private Map<String, List<String>> liveInTheFile() throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            LivedInInbox.live(store, clock);
            return TableDump.of(store.database);
        }
    }

    private void move() {
        new InboxMove(SqliteStores.file(folder, null), PostgresStores.properties(url), clock).move();
    }

    private OpenStore moved() {
        return new OpenStore(PostgresStores.open(url, clock), clock);
    }

    private static StoreStartException refusal(ThrowingCallable move) {
        return assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(move)
                .actual();
    }

    @Test
    void everyRowIsThereAsItWas() throws Exception {
        Map<String, List<String>> before = liveInTheFile();
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());

        move();

        try (OpenStore store = moved()) {
            assertThat(TableDump.of(store.database)).isEqualTo(before);
            assertThat(store.shelf.keysOf("main", LivedInInbox.ACCOUNT)).hasSize(2);
        }
    }

    @Test
    void deliveriesGoOnInTheirOrder() throws Exception {
        liveInTheFile();
        move();

        try (OpenStore store = moved()) {
            store.leases.takeOver(List.of());
            clock.advance(Duration.ofMinutes(10));

            assertThat(runAll(store))
                    .contains("book third", "mailer retried")
                    .containsSubsequence("mailer first", "mailer second", "mailer third")
                    .doesNotContain("mailer done", "mailer discarded", "mailer parked", "mailer stale");
        }
    }

    @Test
    void aRunAfterTheMoveBelongsToTheTraceOfItsReceipt() throws Exception {
        liveInTheFile();
        move();

        try (OpenStore store = moved()) {
            clock.advance(Duration.ofMinutes(10));

            assertThat(store.claim("mailer"))
                    .filteredOn(claim -> claim.event().id().equals("retried"))
                    .extracting(Claim::trace)
                    .containsExactly(LivedInInbox.TRACE);
        }
    }

    private static List<String> runAll(OpenStore store) {
        List<String> ran = new ArrayList<>();
        List<Claim> claims = store.claim(LivedInInbox.HANDLERS);
        while (!claims.isEmpty()) {
            claims.forEach(
                    claim -> ran.add(claim.handler() + " " + claim.event().id()));
            claims.forEach(store::succeeded);
            claims = store.claim(LivedInInbox.HANDLERS);
        }
        return ran;
    }

    @Test
    void whatArrivesAfterwardsHasHigherNumbersAndFencingTokens() throws Exception {
        long token;
        long entry;
        try (OpenStore store = new OpenStore(SqliteStores.open(folder, clock), clock)) {
            LivedInInbox.live(store, clock);
            store.arrives(Events.event("last"), "mailer");
            token = store.claim("mailer").getLast().lease();
            entry = store.entry(Events.event("last")).number();
        }
        move();

        try (OpenStore store = moved()) {
            store.arrives(Events.event("later"), "book");

            assertThat(store.claim("book"))
                    .allSatisfy(claim -> assertThat(claim.lease()).isGreaterThan(token));
            assertThat(store.entry(Events.event("later")).number()).isEqualTo(entry + 1);
        }
    }

    @Test
    void anEventThatWasThereIsStillKnown() throws Exception {
        liveInTheFile();
        move();

        try (OpenStore store = moved()) {
            assertThat(store.arrives(Events.event("done"), "mailer")).isEqualTo(Receipt.REPEATED);
            assertThat(store.arrives(Events.event("erased", "ent_erased"), "mailer"))
                    .isEqualTo(Receipt.REPEATED);
        }
    }

    @Test
    void theOldFileIsPutAsideSoThatNobodyRunsItOnceMore() throws Exception {
        liveInTheFile();

        move();

        assertThat(folder.resolve("zenhook.db")).doesNotExist();
        assertThat(folder.resolve("zenhook.db.moved")).exists();
    }

    @Test
    void whereTheOldFileCannotBePutAsideAllIsMovedAndSaysSo() throws Exception {
        Map<String, List<String>> before = liveInTheFile();
        Files.createDirectories(folder.resolve("zenhook.db.moved").resolve("in-the-way"));

        assertThat(refusal(this::move))
                .hasMessageContaining("is moved to")
                .hasMessageContaining("could not be renamed");

        try (OpenStore store = moved()) {
            assertThat(TableDump.of(store.database)).containsAllEntriesOf(before);
        }
    }

    @Test
    void aTargetThatIsInUseIsRefused() throws Exception {
        liveInTheFile();
        try (OpenStore store = moved()) {
            store.arrives(Events.event("other"));
        }

        assertThat(refusal(this::move)).hasMessageContaining("its table entry is not empty");
        assertThat(folder.resolve("zenhook.db")).exists();
    }

    @Test
    void aFileThatAZenhookHasOpenIsRefused() throws Exception {
        liveInTheFile();
        try (Database running = SqliteStores.open(folder, clock)) {
            assertThat(refusal(this::move)).hasMessageContaining("in use by another Zenhook");
            assertThat(running.read()).isNotNull();
        }
    }

    @Test
    void aMoveThatFailsLeavesNothingAndCanBeTriedAgain() throws Exception {
        Map<String, List<String>> before = liveInTheFile();
        try (OpenStore store = moved()) {
            store.database
                    .read()
                    .sql("alter table act add constraint broken check (id < 0)")
                    .update();
        }

        assertThat(refusal(this::move)).hasMessageContaining("cannot be moved to");

        try (OpenStore store = moved()) {
            assertThat(store.log.count()).isZero();
            store.database.read().sql("alter table act drop constraint broken").update();
        }
        move();
        try (OpenStore store = moved()) {
            assertThat(TableDump.of(store.database)).isEqualTo(before);
        }
    }

    @Test
    void withoutAPlaceToMoveToItSaysSo() throws Exception {
        liveInTheFile();
        InboxMove nowhere =
                new InboxMove(SqliteStores.file(folder, null), PostgresStores.properties("jdbc:sqlite:x.db"), clock);

        assertThat(refusal(nowhere::move)).hasMessageContaining("does not know where to");
    }

    @Test
    void withoutAFileItSaysSoAndMakesNone() {
        assertThat(refusal(this::move)).hasMessageContaining("There is no inbox");
        assertThat(Files.exists(folder.resolve("zenhook.db"))).isFalse();
    }
}
