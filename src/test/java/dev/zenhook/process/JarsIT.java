package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
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
                            .containsPattern("simulator|testkit|tryout|wiremock|junit|spring-test|spring-boot-test"));
        }
    }
}
