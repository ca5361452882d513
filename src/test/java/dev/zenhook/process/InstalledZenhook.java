package dev.zenhook.process;

import dev.zenhook.testkit.SigningKey;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The parts of the jar, with an archive of their classes: for tests that start it often. Made once for all tests of a JVM, as it
 * takes some seconds; a start then takes half the time.
 */
public final class InstalledZenhook {
    private final ExtractedZenhook parts;
    private final Path recorder;
    private final Path archive;

    private InstalledZenhook(ExtractedZenhook parts, Path recorder, Path archive) {
        this.parts = parts;
        this.recorder = recorder;
        this.archive = archive;
    }

    /** With the key {@link SigningKey#shared}, and recording. */
    public static ZenhookProcess.Start in(Path folder) {
        return Shared.INSTALLED
                .start(folder, Shared.INSTALLED.recorder)
                .key(SigningKey.shared().modulus())
                .recording();
    }

    /** As it is without a setting, with the extensions in the folder, if there are any. */
    static ZenhookProcess.Start bare(Path folder) {
        return Shared.INSTALLED.start(folder, Path.of("extensions", "*"));
    }

    static ExtractedZenhook parts() {
        return Shared.INSTALLED.parts;
    }

    private static final class Shared {
        static final InstalledZenhook INSTALLED = install();
    }

    private static InstalledZenhook install() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "installed");
            ExtractedZenhook parts = ExtractedZenhook.in(folder);
            InstalledZenhook installed = new InstalledZenhook(
                    parts, recorder(folder.resolve("recorder.jar")), folder.resolve("classes.jsa"));
            installed.train(folder);
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive holds for its own class path, and for every one that only adds to it. */
    private ZenhookProcess.Start start(Path folder, Path added) {
        return ZenhookProcess.in(folder)
                .classPath(parts.jar() + File.pathSeparator + added)
                .option("-Xlog:disable")
                .option("-XX:SharedArchiveFile=" + archive);
    }

    private void train(Path folder) {
        ZenhookProcess training = ZenhookProcess.in(folder)
                .classPath(parts.jar().toString())
                .key(SigningKey.shared().modulus())
                .option("-XX:+AutoCreateSharedArchive")
                .option("-XX:SharedArchiveFile=" + archive)
                .option("-Dspring.context.exit=onRefresh")
                .launch();
        if (training.awaitExit() != 0) {
            throw new IllegalStateException(training.output());
        }
    }

    /** A jar, as the archive's class path may not be followed by a folder. */
    private static Path recorder(Path jar) throws IOException {
        Path classes = Path.of("target", "test-classes");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.list(classes.resolve("com/example/recorder"))) {
            entries.putNextEntry(new JarEntry("com/example/recorder/")); // or Spring would not find what is below
            for (Path file : files.toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
