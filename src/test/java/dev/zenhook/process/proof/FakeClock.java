package dev.zenhook.process.proof;

import dev.zenhook.machine.Machine;
import dev.zenhook.process.ZenhookProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** What a process takes for the wall clock, by Debian's package faketime; the monotonic clock goes on as it does. */
record FakeClock(Path library, Path file) {
    /** Where the library is not installed, the test is skipped, or fails in the gate. */
    static FakeClock in(Path folder) throws IOException {
        FakeClock clock = new FakeClock(installed(), folder.resolve("clock"));
        clock.set(Duration.ZERO);
        return clock;
    }

    private static Path installed() {
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (Path architecture : architectures) {
                Path library = architecture.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        } catch (IOException e) {
            throw Machine.here().lacks("a Linux, with its libraries in /usr/lib");
        }
        throw Machine.here().lacks("Debian's package faketime");
    }

    ZenhookProcess.Start givenTo(ZenhookProcess.Start zenhook) {
        return zenhook.option("-XX:-UsePerfData") // looks at the clock for everything, and each look costs
                .environment("LD_PRELOAD", library.toString())
                .environment("FAKETIME_TIMESTAMP_FILE", file.toString())
                .environment("FAKETIME_CACHE_DURATION", "1")
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /** The process has it soon. */
    void set(Duration ahead) throws IOException {
        Path next = Files.writeString(file.resolveSibling("clock.next"), "%+d%n".formatted(ahead.toSeconds()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
