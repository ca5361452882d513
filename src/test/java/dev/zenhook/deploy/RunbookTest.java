package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the runbook points at is there. No container is started: what Zenhook's own commands do, is seen by {@code BackupIT},
 * without compose around them.
 */
class RunbookTest {
    private static final Path RUNBOOK = Path.of("docs/runbook.md");

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> groups(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Set<String> anchors(Path file) throws IOException {
        return new HashSet<>(groups(Files.readString(file), "(?m)^#+ (.+)$").stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList());
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        List<String> links = groups(Files.readString(RUNBOOK), "\\]\\(([^)]+)\\)");

        assertThat(links).hasSizeGreaterThan(10).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path file = parts[0].isEmpty()
                    ? RUNBOOK
                    : RUNBOOK.resolveSibling(parts[0]).normalize();
            assertThat(file).exists();
            if (parts.length == 2) {
                assertThat(anchors(file)).contains(parts[1]);
            }
        });
    }

    @Test
    void everyCommandForAnInboxIsOne() throws Exception {
        Set<String> commands =
                new HashSet<>(found(Files.readString(RUNBOOK).replaceAll("#[a-z-]+", ""), "\\b[a-z]+-inbox\\b"));

        assertThat(commands).containsExactlyInAnyOrder("backup-inbox", "restore-inbox", "move-inbox");
    }

    /** What shares Zenhook's memory can have it killed, so a second JVM has a container of its own. */
    @Test
    void composeStartsNoSecondJvmInTheContainerOfTheFirst() throws Exception {
        assertThat(found(Files.readString(RUNBOOK), "docker compose exec [^\\n]*\\bjava\\b[^\\n]*"))
                .isEmpty();
        assertThat(found(Files.readString(RUNBOOK), "docker compose run [^\\n]* backup-inbox /data/"))
                .hasSize(1);
    }

    /** Also the second time: a restore may fail, or be needed again. */
    @Test
    void whatIsLeftOfAnInboxIsPutAsideAsOftenAsNeeded(@TempDir Path data) throws Exception {
        Path bash = Machine.here().program("bash", "bash");
        List<String> scripts = groups(Files.readString(RUNBOOK), "-c '([^']*mv /data/zenhook.db[^']*)'");
        assertThat(scripts).isNotEmpty();
        String putAside = scripts.getFirst().replace("/data/", data + "/");

        for (int time = 1; time <= 2; time++) {
            int asides = time;
            Files.writeString(data.resolve("zenhook.db"), "an inbox");
            Files.writeString(data.resolve("zenhook.db-wal"), "its log");
            await().pollInterval(Duration.ofMillis(500)) // as it is named by the second
                    .untilAsserted(() -> assertThat(new ProcessBuilder(bash.toString(), "-c", putAside)
                                    .start()
                                    .waitFor())
                            .isZero());
            try (Stream<Path> files = Files.walk(data)) {
                assertThat(files.filter(Files::isRegularFile).map(Path::getParent))
                        .hasSize(2 * asides)
                        .doesNotContain(data);
            }
        }
        assertThat(scripts).allMatch(script -> script.equals(scripts.getFirst()));
    }

    @Test
    void everyServiceOfAComposeCommandExists() throws Exception {
        Set<String> services = new HashSet<>();
        List.of("compose.yaml", "compose.postgres.yaml", "compose.observe.yaml")
                .forEach(
                        file -> services.addAll(Yaml.file(file).path("services").propertyNames()));
        List<String> named = groups(
                Files.readString(RUNBOOK)
                        .replaceAll("-[ef] \\S+|-v \"[^\"]+\"|--entrypoint \\S+|--?[a-z][a-z-]*|\"[^\"]+\"", ""),
                "docker compose +(?:exec|run|stop|start|up|cp|logs|kill) +([a-z][a-z0-9-]*)");

        assertThat(named).hasSizeGreaterThan(8);
        assertThat(services).containsAll(named);
    }

    /** A command that forgot one of the files would start Zenhook anew without what that one sets. */
    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "docs/runbook.md", "deploy/compose.postgres.yaml", "deploy/compose.observe.yaml"})
    void whichFilesCountStandsInOnePlace(String file) throws Exception {
        assertThat(Files.readString(Path.of(file)))
                .contains("COMPOSE_FILE")
                .doesNotContain("docker compose -f", "--file compose");
    }

    /** What is built here is not built anew by "up". */
    @Test
    void anUpgradeBeginsWithTheNewImage() throws Exception {
        String upgrade = groups(Files.readString(RUNBOOK), "(?s)\n## Upgrade\n(.*?)\n## ")
                .getFirst();

        assertThat(upgrade)
                .containsSubsequence("docker compose build --pull", "docker compose pull", "docker compose up -d");
    }

    /** Where there is no image, compose builds it, and tells of that where the command's answer goes. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/runbook.md"})
    void whatWritesItsAnswerIntoAFileFindsTheImageBuilt(String file) throws Exception {
        List<String> blocks = found(Files.readString(Path.of(file)), "(?s)```sh\\n.*?```").stream()
                .filter(block -> !found(block, "docker compose run [^\\n]*>").isEmpty())
                .toList();

        assertThat(blocks)
                .isNotEmpty()
                .allSatisfy(
                        block -> assertThat(block).containsSubsequence("docker compose build", "docker compose run "));
    }

    @Test
    void everyAlertHasItsSectionInTheOrderOfTheRules() throws Exception {
        String rules = Files.readString(Path.of("deploy/prometheus/alerts.yaml"));
        List<String> alerts = groups(rules, "- alert: (\\w+)");

        assertThat(groups(Files.readString(RUNBOOK), "(?m)^### (Zenhook\\w+)$"))
                .hasSizeGreaterThan(15)
                .isEqualTo(alerts);
        assertThat(groups(rules, "runbook_url: docs/runbook.md#(\\w+)"))
                .isEqualTo(alerts.stream()
                        .map(alert -> alert.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void everyEndpointThatIsNamedIsExposed() throws Exception {
        String exposed = Yaml.documents(Path.of("src/main/resources/application.yaml"))
                .getFirst()
                .at("/management/endpoints/web/exposure/include")
                .asString();

        assertThat(groups(Files.readString(RUNBOOK), "/actuator/([a-z0-9]+)"))
                .hasSizeGreaterThan(8)
                .isSubsetOf(exposed.split(", "));
    }

    /** At the operator's door the name is that of who logs in, and is no word of the act. */
    @Test
    void whoeverAsksMoreThanTheProbesLogsIn() throws Exception {
        List<String> calls = found(Files.readString(RUNBOOK), "curl [^\\n]*localhost:9090(?!/actuator/health/)[^\\n]*");

        assertThat(calls)
                .hasSizeGreaterThan(7)
                .allSatisfy(call -> assertThat(call).startsWith("curl -u ada "));
        assertThat(Files.readString(RUNBOOK)).doesNotContain("\"who\"");
    }
}
