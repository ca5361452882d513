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
 * The parts of the jar and the recorder, with an archive of their classes: for tests that start it often. Made once for all
 * tests of a JVM, as it takes some seconds; a start then takes half the time.
 */
public final class InstalledZenhook {
    private final String classPath;
    private final Path archive;

    private InstalledZenhook(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** With the key {@link SigningKey#shared}, and recording. */
    public static ZenhookProcess.Start in(Path folder) {
        return configured(bare(folder));
    }

    /** As it is without a setting. */
    static ZenhookProcess.Start bare(Path folder) {
        return Shared.INSTALLED
                .at(folder)
                .option("-Xlog:disable")
                .option("-XX:SharedArchiveFile=" + Shared.INSTALLED.archive);
    }

    private static final class Shared {
        static final InstalledZenhook INSTALLED = install();
    }

    private static InstalledZenhook install() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "installed");
            ExtractedZenhook parts = ExtractedZenhook.in(folder);
            InstalledZenhook installed = new InstalledZenhook(
                    parts.jar() + File.pathSeparator + recorder(folder.resolve("recorder.jar")),
                    folder.resolve("classes.jsa"));
            installed.train(folder);
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZenhookProcess.Start at(Path folder) {
        return ZenhookProcess.in(folder).classPath(classPath);
    }

    private static ZenhookProcess.Start configured(ZenhookProcess.Start start) {
        return start.key(SigningKey.shared().modulus()).recording();
    }

    private void train(Path folder) {
        ZenhookProcess training = configured(at(folder))
                .option("-XX:+AutoCreateSharedArchive")
                .option("-XX:SharedArchiveFile=" + archive)
                .option("-Dspring.context.exit=onRefresh")
                .launch();
        if (training.awaitExit() != 0) {
            throw new IllegalStateException(training.output());
        }
    }

    /** A folder would do as well, but its classes would not be archived. */
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
