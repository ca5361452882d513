package dev.zenhook.process.proof;

import dev.zenhook.process.ZenhookProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** What a process takes for the wall clock, by Debian's package faketime; the monotonic clock goes on as it does. */
record FakeClock(Path library, Path file) {
    private static final int FILE_IS_READ_EVERY_SECONDS = 1;

    /** @throws TestAbortedException where the library is not installed */
    static FakeClock in(Path folder) throws IOException {
        FakeClock clock = new FakeClock(installed(), folder.resolve("clock"));
        clock.write("+0");
        return clock;
    }

    private static Path installed() throws IOException {
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (Path architecture : architectures) {
                Path library = architecture.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        } catch (NotDirectoryException e) {
            throw new TestAbortedException("This proof needs Linux", e);
        }
        throw new TestAbortedException("This proof needs Debian's package faketime");
    }

    ZenhookProcess.Start givenTo(ZenhookProcess.Start zenhook) {
        return zenhook.environment("LD_PRELOAD", library.toString())
                .environment("FAKETIME_TIMESTAMP_FILE", file.toString())
                .environment("FAKETIME_CACHE_DURATION", Integer.toString(FILE_IS_READ_EVERY_SECONDS))
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /** Returns when the process has it. The offset is one from the true time, such as {@code -1h}. */
    void set(String offset) throws IOException, InterruptedException {
        write(offset);
        TimeUnit.MILLISECONDS.sleep(FILE_IS_READ_EVERY_SECONDS * 1_000 + 100);
    }

    private void write(String offset) throws IOException {
        Path next = Files.writeString(file.resolveSibling("clock.next"), offset + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
