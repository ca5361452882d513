package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database, copied while it is at work, lost, and put back. */
class InboxBackupTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path folder;

    private DatabaseFile inbox;
    private Path backup;

    @BeforeEach
    void name() throws Exception {
        inbox = SqliteStores.file(Files.createDirectory(folder.resolve("data")), null);
        backup = folder.resolve("backup.db");
    }

    private OpenStore open() {
        return new OpenStore(Sqlite.open(inbox, clock), clock);
    }

    private void restore() {
        InboxRestore.from(backup, inbox);
    }

    private void lose() throws Exception {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(inbox.path().resolveSibling("zenhook.db" + end));
        }
    }

    private static StoreStartException refusal(ThrowingCallable command) {
        return assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(command)
                .actual();
    }

    @Test
    void aBackupOfARunningInboxHasWhatWasCommittedBeforeIt() throws Exception {
        Map<String, List<String>> before;
        try (OpenStore store = open()) {
            LivedInInbox.live(store, clock);
            before = TableDump.of(store.database);
            InboxBackup.take(inbox, backup);
            store.arrives(Events.event("after"), "mailer");
        }
        lose();

        restore();

        try (OpenStore store = open()) {
            assertThat(TableDump.of(store.database)).isEqualTo(before);
            store.leases.takeOver(List.of());
            assertThat(store.claimed("mailer")).contains("mailer first").doesNotContain("mailer done", "mailer after");
        }
    }

    @Test
    void aRestoredInboxGivesNoFencingTokenThatHandlersMayHaveSeenSinceTheBackup() throws Exception {
        long seen;
        try (OpenStore store = open()) {
            InboxBackup.take(inbox, backup);
            store.arrives(Events.event("after"), "mailer");
            store.database.durably(transaction -> transaction
                    .sql()
                    .sql("update lease set number = number + 900000000")
                    .update());
            seen = store.claim("mailer").getFirst().lease();
        }
        lose();
        restore();

        try (OpenStore store = open()) {
            store.arrives(Events.event("again"), "mailer");
            assertThat(store.claim("mailer").getFirst().lease()).isGreaterThan(seen);
        }
    }

    @Test
    void theRestoredFileCanStillGiveSpaceBack() throws Exception {
        open().close();
        InboxBackup.take(inbox, backup);
        lose();
        restore();

        try (OpenStore store = open()) {
            assertThat(store.database.<Boolean>lightly(SqliteSpace::canShrink)).isTrue();
        }
    }

    @Test
    void anInboxThatIsThereIsNotOverwritten() throws Exception {
        open().close();
        InboxBackup.take(inbox, backup);

        assertThat(refusal(this::restore)).hasMessageContaining("zenhook.db is there");
    }

    @Test
    void whatIsLeftOfALogIsNotMixedWithTheBackup() throws Exception {
        open().close();
        InboxBackup.take(inbox, backup);
        lose();
        Files.createFile(inbox.path().resolveSibling("zenhook.db-wal"));

        assertThat(refusal(this::restore)).hasMessageContaining("zenhook.db-wal is there");
    }

    @Test
    void aBackupThatIsDamagedIsNotRestored() throws Exception {
        open().close();
        Files.write(backup, new byte[] {1, 2, 3});
        lose();

        assertThat(refusal(this::restore)).hasMessageContaining("cannot be restored");
        assertThat(inbox.path()).doesNotExist();
    }

    @Test
    void nothingIsRestoredUnderARunningZenhook() throws Exception {
        try (OpenStore running = open()) {
            InboxBackup.take(inbox, backup);
            assertThat(refusal(this::restore)).hasMessageContaining("in use by another Zenhook");
            assertThat(running.log.count()).isZero();
        }
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws Exception {
        open().close();
        Files.createFile(backup);

        assertThat(refusal(() -> InboxBackup.take(inbox, backup))).hasMessageContaining("exists already");
    }

    @Test
    void aFolderThatDoesNotExistIsToldAndNotMade() throws Exception {
        open().close();

        assertThat(refusal(() -> InboxBackup.take(inbox, folder.resolve("nowhere/backup.db"))))
                .hasMessageContaining("cannot be copied");
    }
}
