package dev.zenhook.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks from another process whether a file is locked, as only another process can tell. Its program is a source file for
 * the java launcher: the tests have one main class, the tryout, or {@code spring-boot:test-run} would not know which to run.
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
        Path program = Files.writeString(Files.createTempFile("probe", ".java"), PROGRAM);
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            program.toString(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            Files.delete(program);
        }
    }
}
