package dev.zenhook.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks from another process whether a file is locked, as only another process can tell. That process's program is a text
 * and no class here, because {@code spring-boot:test-run} wants one main class among the tests.
 */
final class LockProbe {
    private static final String PROGRAM = """
        import java.nio.channels.FileChannel;
        import java.nio.file.Path;
        import java.nio.file.StandardOpenOption;

        class Probe {
            public static void main(String[] arguments) throws Exception {
                try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                    System.out.println(channel.tryLock() == null ? "held" : "free");
                }
            }
        }
        """;

    private LockProbe() {}

    static String inAnotherProcess(Path file) throws IOException {
        Path program = Files.writeString(Files.createTempDirectory("probe").resolve("Probe.java"), PROGRAM);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Files.delete(program);
        Files.delete(program.getParent());
        return answer;
    }
}
