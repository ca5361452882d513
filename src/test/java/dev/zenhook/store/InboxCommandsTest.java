package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stands on the command line. */
@ExtendWith(OutputCaptureExtension.class)
class InboxCommandsTest {
    @TempDir
    private Path folder;

    private void run(String... words) {
        String[] args = Arrays.copyOf(words, words.length + 1);
        args[words.length] = "--zenhook.store.directory=" + folder;
        InboxCommands.run(args);
    }

    @Test
    void settingsAloneStartTheService() {
        assertThat(InboxCommands.isOneIn(new String[] {"--server.port=1"})).isFalse();
        assertThat(InboxCommands.isOneIn(new String[0])).isFalse();
        assertThat(InboxCommands.isOneIn(new String[] {"backup-inbox"})).isTrue();
    }

    @Test
    void aBackupIsTakenAndRestored(CapturedOutput output) throws Exception {
        SqliteStores.open(folder).close();
        Path backup = folder.resolve("backup.db");

        run("backup-inbox", backup.toString());
        Files.delete(folder.resolve("zenhook.db"));
        run("restore-inbox", backup.toString());

        assertThat(output)
                .contains("The backup " + backup + " is complete: 0 entries, 0 unfinished deliveries")
                .contains("is restored: 0 entries, 0 unfinished deliveries");
    }

    @Test
    void aCommandThatDoesNotExistIsToldInOneClearMessage(CapturedOutput output) {
        assertThat(catchThrowable(() -> run("backup"))).isNotNull();

        assertThat(output)
                .contains("There is no command backup.", "Say backup-inbox, restore-inbox, move-inbox or hash-password")
                .doesNotContain("\tat dev.zenhook");
    }

    @Test
    void aBackupNeedsAFile(CapturedOutput output) {
        assertThat(catchThrowable(() -> run("backup-inbox"))).isNotNull();

        assertThat(output).contains("backup-inbox needs the path of one file");
    }

    @Test
    void ofPostgresqlThereAreOtherBackups(CapturedOutput output) {
        assertThat(catchThrowable(() -> run("backup-inbox", "x", "--zenhook.store.url=jdbc:postgresql://nowhere/x")))
                .isNotNull();

        assertThat(output).contains("pg_dump");
    }
}
