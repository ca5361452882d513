package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The inbox is backed up under load, lost and restored, by Zenhook's own commands, as the runbook has them without a container. */
class BackupIT {
    private static final int EVENTS = 20;

    @TempDir
    private Path folder;

    private ZenhookProcess.Start zenhook() {
        return ZenhookProcess.in(folder).key(SigningKey.shared().modulus());
    }

    private static int send(ZenhookProcess zenhook, String id) {
        byte[] body = Webhook.event("customer.created").id(id).resource(id).body();
        return zenhook.tryPost("/webhooks", body, SigningKey.shared().sign(body));
    }

    private static List<String> ids(String prefix) {
        return IntStream.range(0, EVENTS).mapToObj(n -> prefix + n).toList();
    }

    private List<String> lines(ZenhookProcess zenhook, String what, String prefix) {
        return zenhook.recorded().stream()
                .filter(line -> line.startsWith(what + " ") && line.contains(" " + prefix))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private String command(String... words) throws Exception {
        return command(0, words);
    }

    private String command(int status, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(ZenhookProcess.java(), "-Xmx64m", "-jar", System.getProperty("zenhook.test.jar")));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }

    @Test
    void whatWasAnsweredBeforeTheBackupIsThereAfterTheLossAndIsHandledOnce() throws Exception {
        Path hold = folder.resolve("hold");
        try (ZenhookProcess zenhook = zenhook().start()) {
            ids("done_").forEach(id -> assertThat(send(zenhook, id)).isEqualTo(200));
            await().until(() -> lines(zenhook, "end", "done_").size() == EVENTS);
            Files.createFile(hold);
            ids("held_").forEach(id -> assertThat(send(zenhook, id)).isEqualTo(200));
            await().until(() -> !lines(zenhook, "begin", "held_").isEmpty());

            backUpWhileEventsArrive(zenhook);
            assertThat(command(1, "restore-inbox", "backup.db"))
                    .contains("in use by another Zenhook")
                    .doesNotContain("\tat ");
        }
        FileSystemUtils.deleteRecursively(folder.resolve("data"));
        Files.delete(hold);

        assertThat(command("restore-inbox", "backup.db")).contains("is restored: ");

        try (ZenhookProcess again = zenhook().start()) {
            await().until(() -> lines(again, "end", "held_").containsAll(ids("held_")));
            assertThat(lines(again, "begin", "done_")).containsExactlyInAnyOrderElementsOf(ids("done_"));
            assertThat(send(again, "done_0")).isEqualTo(200);
            assertThat(send(again, "last")).isEqualTo(200);
            await().until(() -> lines(again, "end", "last").size() == 1);
            assertThat(lines(again, "begin", "done_")).hasSize(EVENTS);
        }
    }

    private void backUpWhileEventsArrive(ZenhookProcess zenhook) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Integer> answers = new ArrayList<>();
        Thread load = Thread.ofPlatform().start(() -> {
            for (int n = 0; !done.get(); n++) {
                answers.add(send(zenhook, "during_" + n));
            }
        });
        try {
            assertThat(command("backup-inbox", "backup.db")).contains("is complete: ");
        } finally {
            done.set(true);
            load.join();
        }
        assertThat(answers).hasSizeGreaterThan(1).containsOnly(200);
    }
}
