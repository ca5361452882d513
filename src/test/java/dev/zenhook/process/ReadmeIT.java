package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.readme.Readme;
import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, run by a shell. */
class ReadmeIT {
    @Test
    void theCommandsOfSendYourselfAnEventDoWhatTheySay(@TempDir Path folder) throws Exception {
        Machine.here().program("openssl", "openssl");
        Machine.here().program("curl", "curl");
        List<String> blocks = Readme.blocks("sh");
        String makeKey = blocks.stream()
                .filter(block -> block.contains("genrsa"))
                .findFirst()
                .orElseThrow();
        String send = blocks.stream()
                .filter(block -> block.contains("curl"))
                .findFirst()
                .orElseThrow();

        shell(folder, makeKey);
        try (ZenhookProcess zenhook = ZenhookProcess.in(folder)
                .key(Files.readString(folder.resolve("key.pub.pem")))
                .start()) {
            String here = send.replace("localhost:8080", "127.0.0.1:" + zenhook.port());

            assertThat(shell(folder, here)).isEqualTo("200\n");
            assertThat(shell(folder, here)).isEqualTo("200\n");
            await().until(() -> zenhook.recorded().contains("end entitlement.seat.activated event_1"));

            String changed = here.replace("--data-binary @event.json", "--data-binary '{}'");
            assertThat(shell(folder, changed)).endsWith("401\n");
        }
    }

    @Test
    void thePasswordsHashIsMadeAsItSays(@TempDir Path folder) throws Exception {
        String command = Readme.blocks("sh").stream()
                .filter(block -> block.startsWith("java -jar") && block.contains("hash-password"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(
                        "java -jar \\S+", ZenhookProcess.java() + " -jar " + System.getProperty("zenhook.test.jar"));

        assertThat(shell(folder, "echo 'twelve or more' | " + command)).matches("\\{bcrypt}\\$2a\\$10\\$.{53}\n");
    }

    private static String shell(Path folder, String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }
}
