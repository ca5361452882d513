package dev.zenhook.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alert rules, and the settings that load them, judged by Prometheus's own tool. */
class AlertRulesTest {
    private static final Path FOLDER = Path.of("deploy/prometheus");

    @ParameterizedTest
    @CsvSource({"check rules, alerts.yaml", "test rules, alerts.test.yaml", "check config, prometheus.yaml"})
    void prometheusTakesThem(String command, String file) throws IOException, InterruptedException {
        Path promtool = Machine.here().program("promtool", "prometheus");
        String[] words = command.split(" ");
        Process process = new ProcessBuilder(promtool.toString(), words[0], words[1], file)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }

    @Test
    void eachIsSeenToFireAndNotToFire() throws IOException {
        List<String> alerts = Files.readString(FOLDER.resolve("alerts.yaml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("- alert: "))
                .map(line -> line.substring("- alert: ".length()))
                .toList();
        List<String> tests =
                Files.readString(FOLDER.resolve("alerts.test.yaml")).lines().toList();

        assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(expectations(tests, alert).filter("exp_alerts:"::equals)).isNotEmpty();
            assertThat(expectations(tests, alert).filter("exp_alerts: []"::equals))
                    .isNotEmpty();
        });
    }

    private static Stream<String> expectations(List<String> tests, String alert) {
        return IntStream.range(0, tests.size() - 2)
                .filter(n -> tests.get(n).strip().equals("- alertname: " + alert))
                .mapToObj(n -> tests.get(n + 2).strip());
    }
}
