package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds a release anew from its source gets the same bytes, wherever it lies. Of the long profile: it builds twice. */
class ReproducibleBuild {
    private static final List<String> SOURCE = List.of("pom.xml", "mvnw", ".mvn", "LICENSE", "src/main");

    /** What a release's jars have more than others'. */
    private static final String BILL_OF_MATERIALS = "META-INF/sbom/application.cdx.json";

    @Test
    void twoBuildsInTwoPlacesGiveTheSameJars(@TempDir Path one, @TempDir Path other) throws Exception {
        List<Path> first = build(one.resolve("a"));
        List<Path> second = build(other.resolve("quite").resolve("elsewhere"));

        assertThat(first).hasSize(2).allSatisfy(jar -> assertThat(entries(jar)).contains(BILL_OF_MATERIALS));
        assertThat(second).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasFileName(first.get(i).getFileName().toString());
            assertThat(Files.mismatch(first.get(i), second.get(i)))
                    .as("where %s differs", first.get(i).getFileName())
                    .isEqualTo(-1);
        }
    }

    /** The plain jar and the executable one. */
    private static List<Path> build(Path place) throws IOException, InterruptedException {
        for (String source : SOURCE) {
            copy(Path.of(source), place.resolve(source));
        }
        Process build = new ProcessBuilder(
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "-q",
                        "package",
                        "-Prelease",
                        "-Dmaven.test.skip",
                        "-Dexec.skip",
                        "-Djacoco.skip")
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(output).isZero();
        try (Stream<Path> target = Files.list(place.resolve("target"))) {
            return target.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.stream().map(JarEntry::getName).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
