package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.FileSystemUtils;

/** What is SQLite's own. */
class SqliteTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void nameAFolder() {
        folder = temporary.resolve("deep/down");
    }

    private static String pragma(Database database, String name) {
        return database.durably(transaction -> pragma(transaction, name));
    }

    private static String pragma(Transaction transaction, String name) {
        return transaction
                .operations()
                .query("pragma " + name, (row, n) -> row.getString(1))
                .getFirst();
    }

    @Test
    void whatWasAnsweredWaitsForTheDisk() throws Exception {
        try (Database database = SqliteStores.open(folder)) {
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(database, "auto_vacuum")).isEqualTo("2");
            assertThat(database.<String>lightly(transaction -> pragma(transaction, "synchronous")))
                    .isEqualTo("1");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
        }
    }

    private static void write(Database database) {
        database.durably(transaction ->
                transaction.sql().sql("update lease set number = number + 1").update());
    }

    private static void theDiskFails(Database database) {
        SQLException failed = new SQLException("disk I/O error", null, 10);
        assertThatExceptionOfType(UncategorizedSQLException.class)
                .isThrownBy(() -> database.durably(transaction -> {
                    throw new UncategorizedSQLException("pretended", null, failed);
                }));
    }

    private long log() {
        return folder.resolve("zenhook.db-wal").toFile().length();
    }

    /** What the disk did not take is taken for flushed by Linux; whatever came behind it in the log would hang in the air. */
    @Test
    void whenTheDiskHasFailedTheLogGoesIntoTheDatabaseFirst() throws Exception {
        try (Database database = SqliteStores.open(folder)) {
            for (int n = 0; n < 20; n++) {
                write(database);
            }
            long before = log();
            theDiskFails(database);
            write(database);

            assertThat(log()).isLessThan(before).isPositive();
        }
    }

    @Test
    void whileSomebodyReadsThereNothingIsWrittenAfterwards() throws Exception {
        try (Database database = SqliteStores.open(folder)) {
            write(database);
            try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("zenhook.db"))) {
                reader.setAutoCommit(false);
                reader.createStatement().executeQuery("select count(*) from lease");
                write(database);
                theDiskFails(database);

                assertThatExceptionOfType(TransientDataAccessResourceException.class)
                        .isThrownBy(() -> write(database));
            }
            write(database);
        }
    }

    @Test
    void ofACommitThatFailsNothingIsLeft() throws Exception {
        try (Database database = SqliteStores.open(folder)) {
            assertThatExceptionOfType(TransactionSystemException.class)
                    .isThrownBy(() -> database.durably(transaction -> {
                        transaction.operations().execute("pragma defer_foreign_keys = on");
                        return fail(transaction, 7);
                    }))
                    .havingRootCause()
                    .withMessageContaining("FOREIGN KEY");

            assertThat(database.<Integer>durably(transaction -> transaction
                            .sql()
                            .sql("select count(*) from failure")
                            .query((row, n) -> row.getInt(1))
                            .single()))
                    .isZero();
        }
    }

    private static int fail(Transaction transaction, long delivery) {
        return transaction
                .sql()
                .sql("insert into failure (delivery_id, attempt, ended_at, error) values (:delivery, 1, 1, 'failed')")
                .param("delivery", delivery)
                .update();
    }

    @Test
    void theFolderIsMadeForItsOwnerAlone() throws Exception {
        SqliteStores.open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatIsThereIsUsedAsItIs() throws Exception {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        SqliteStores.open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void aSecondZenhookInTheSameFolderIsRefused() throws Exception {
        try (Database open = SqliteStores.open(folder)) {
            assertThatExceptionOfType(StoreStartException.class)
                    .isThrownBy(() -> SqliteStores.open(folder))
                    .withMessage("The inbox " + folder.resolve("zenhook.db") + " is in use by another Zenhook.");
            assertThat(pragma(open, "synchronous")).isEqualTo("2");
        }
        SqliteStores.open(folder).close();
    }

    @Test
    void aRefusalDoesNotTakeTheLockFromTheOneThatHasIt() throws Exception {
        try (Database open = SqliteStores.open(folder)) {
            assertThatExceptionOfType(StoreStartException.class).isThrownBy(() -> SqliteStores.open(folder));

            assertThat(LockProbe.inAnotherProcess(folder.resolve("zenhook.db.lock")))
                    .isEqualTo("held");
        }
        assertThat(LockProbe.inAnotherProcess(folder.resolve("zenhook.db.lock")))
                .isEqualTo("free");
    }

    @Test
    void whatWasStoredIsThereAfterTheNextOpening() throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(folder), new SettableClock())) {
            store.arrives(Events.event("event_1"), "mailer");
        }
        try (OpenStore store = new OpenStore(SqliteStores.open(folder), new SettableClock())) {
            assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
        }
    }

    /** What is on the disk then is what was there before the claim, which did not wait for it. */
    @Test
    void aFencingTokenThatAPowerFailureTookBackIsNotGivenAgain() throws Exception {
        Path afterwards = temporary.resolve("afterwards");
        Claim forgotten;
        try (OpenStore store = new OpenStore(SqliteStores.open(folder), new SettableClock())) {
            store.arrives(Events.event("event_1", "ent_1"), "mailer");
            FileSystemUtils.copyRecursively(folder, afterwards);
            forgotten = store.claim("mailer").getFirst();
        }
        try (OpenStore store = new OpenStore(SqliteStores.open(afterwards), new SettableClock())) {
            assertThat(store.claim("mailer").getFirst().lease()).isGreaterThan(forgotten.lease());
        }
    }

    @Test
    void aFileThatIsNoDatabaseStopsTheStartAndFreesTheLock() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("zenhook.db"), "this is no database, it is a letter".repeat(100));

        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(StoreStartException.class)
                    .isThrownBy(() -> SqliteStores.open(folder))
                    .withMessageContaining("zenhook.db cannot be opened: ");
        }
    }

    @Test
    void aPlaceThatCannotBeAFolderStopsTheStart() throws IOException {
        Files.writeString(temporary.resolve("deep"), "a file");

        assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(() -> SqliteStores.open(folder))
                .withMessageContaining("cannot be opened: ");
    }
}
