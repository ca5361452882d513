package dev.zenhook.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The executable jar taken apart, as the README tells and as the image has it. */
record ExtractedZenhook(Path folder) {
    static ExtractedZenhook in(Path folder) {
        try {
            Path output = Files.createTempFile(folder, "extract", ".txt");
            Process extraction = new ProcessBuilder(
                            ZenhookProcess.java(),
                            "-Djarmode=tools",
                            "-jar",
                            System.getProperty("zenhook.test.jar"),
                            "extract",
                            "--force",
                            "--application-filename",
                            "zenhook.jar",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (extraction.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(output));
            }
            return new ExtractedZenhook(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path jar() {
        return folder.resolve("zenhook.jar");
    }

    /** To compile against: the plain jar is the one that users' projects depend on. */
    String classPath() throws IOException {
        try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
            return Stream.concat(Stream.of(System.getProperty("zenhook.test.plain-jar")), libraries.map(Path::toString))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
