package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the guide to Kubernetes, and the runbook, name is in the manifests. */
class KubernetesGuideTest {
    private static final Path FOLDER = Yaml.DEPLOY.resolve("kubernetes");
    private static final String GUIDE = read(FOLDER.resolve("README.md"));
    private static final String RUNBOOK = read(Path.of("docs/runbook.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> named(String pattern) {
        return Stream.of(GUIDE, RUNBOOK)
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inManifests(String field) {
        Set<String> found = new TreeSet<>();
        Yaml.manifests().forEach(manifest -> found.addAll(manifest.findValuesAsString(field)));
        return found;
    }

    private static Set<String> namesOf(String kind) {
        Set<String> names = new TreeSet<>();
        Yaml.manifestsOf(kind)
                .forEach(manifest -> names.add(manifest.at("/metadata/name").asString()));
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, '(?:exec|scale|logs|status|restart|port-forward) deploy/([a-z-]+)'",
        "Pod, '(?:pod/|exec )(zenhook-[a-z]+)'",
        "PersistentVolumeClaim, 'delete pvc ([a-z-]+)'",
    })
    void whatACommandNamesIsThere(String kind, String pattern) {
        assertThat(named(pattern)).isEqualTo(namesOf(kind));
    }

    @Test
    void everySecretThatIsWantedIsMade() {
        assertThat(named("create secret [a-z]+ ([a-z-]+)")).isEqualTo(inManifests("secretName"));
    }

    @Test
    void everyFolderThatIsAppliedIsThere() {
        Set<String> applied = named("(?:-f |-f kubernetes/)([a-z]+)(?=[\\s`]|$)");

        assertThat(applied).containsExactly("common", "maintenance", "postgresql", "sqlite");
        assertThat(applied)
                .allSatisfy(folder -> assertThat(FOLDER.resolve(folder)).isDirectory());
    }

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(Pattern.compile("\\]\\(([^)#]+)").matcher(GUIDE).results().map(match -> match.group(1)))
                .hasSizeGreaterThan(4)
                .allSatisfy(link -> assertThat(FOLDER.resolve(link)).exists());
    }

    /** A table row: a file, and what of it is to be edited. */
    @Test
    void whatIsToBeEditedStandsInItsFile() {
        List<String[]> rows = GUIDE.lines()
                .filter(line -> line.matches(" *\\| `[a-z]+/[a-z]+\\.yaml`.*"))
                .map(line -> line.split("\\|"))
                .toList();

        assertThat(rows).hasSize(6).allSatisfy(row -> {
            String file = read(FOLDER.resolve(row[1].replace("`", "").strip()));
            assertThat(Pattern.compile("`([^`]+)`").matcher(row[2]).results().map(match -> match.group(1)))
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(file).contains(word));
        });
    }

    @Test
    void prometheusFindsTheManagementPortByTheNameThatTheRulesAskFor(@TempDir Path folder) throws Exception {
        String settings = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(GUIDE)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .stripIndent();
        Path file = Files.writeString(folder.resolve("prometheus.yaml"), settings);
        JsonNode job = Yaml.documents(file).getFirst().at("/scrape_configs/0");
        JsonNode shipped = Yaml.file("prometheus/prometheus.yaml").at("/scrape_configs/0");
        JsonNode pod = Yaml.manifestsOf("Deployment").getFirst().at("/spec/template");

        assertThat(job.path("job_name")).isEqualTo(shipped.path("job_name"));
        assertThat(job.path("metrics_path")).isEqualTo(shipped.path("metrics_path"));
        assertThat(job.at("/relabel_configs/0/source_labels/0").asString()).endsWith("_app_kubernetes_io_name");
        assertThat(job.at("/relabel_configs/0/regex").asString())
                .isEqualTo(pod.at("/metadata/labels")
                                .path("app.kubernetes.io/name")
                                .asString() + ";"
                        + pod.at("/spec/containers/0/ports/1/name").asString());
        assertThat(GUIDE).contains("jobLabel: app.kubernetes.io/name");
        // Debian's promtool knows no discovery in Kubernetes.
        Files.writeString(
                file,
                settings.replaceFirst("kubernetes_sd_configs:\\s+- role: pod", "static_configs: [targets: [\"a:1\"]]"));
        Process promtool = new ProcessBuilder(
                        Machine.here().program("promtool", "prometheus").toString(), "check", "config", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    /** With a smaller one than java.options begins with, it would not start; without one, it takes half of the pod's memory. */
    @Test
    void aSecondJvmInZenhooksPodHasASmallHeap() {
        String smallest = Pattern.compile("(?m)^-Xms(\\d+m)$")
                .matcher(read(Path.of("src/docker/java.options")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        List<String> calls = RUNBOOK.lines()
                .filter(line -> line.matches("kubectl exec deploy/zenhook .*\\bjava\\b.*"))
                .toList();

        assertThat(calls)
                .hasSize(1)
                .allSatisfy(call -> assertThat(call).contains("env JDK_JAVA_OPTIONS=-Xmx" + smallest + " java "));
    }
}
