package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every setting and path that is named in {@code deploy} exists. */
class SettingsTest {
    /** Not a setting of Spring's: see application.yaml and the README. */
    private static final String KEY = "ZENTITLE2_PUBLIC_KEY";

    private static final Pattern IN_A_FILE =
            Pattern.compile("(?m)(?:secrets/|--from-file=)(zenhook\\.[a-z0-9.-]*[a-z])");

    /** Those of the README's table, whose tenants have a name, and Spring Boot's, in the form of a variable. */
    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        for (URL metadata : Collections.list(
                SettingsTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            JsonMapper.shared()
                    .readTree(metadata.openStream())
                    .path("properties")
                    .forEach(
                            property -> known.add(variable(property.path("name").asString())));
        }
        com.example.readme.Readme.table("setting")
                .forEach(row -> known.add(variable(row.getFirst().replace("<name>", nameIn(row.getFirst())))));
        known.add(KEY);
        return known;
    }

    private static String nameIn(String setting) {
        return setting.contains("operators") ? "ada" : "main";
    }

    private static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Set<String> ofContainers() {
        Set<String> names = new TreeSet<>();
        Stream.of("compose.yaml", "compose.postgres.yaml", "compose.observe.yaml")
                .forEach(file -> Yaml.file(file).path("services").properties().stream()
                        .filter(service -> service.getKey().startsWith("zenhook"))
                        .forEach(service -> names.addAll(
                                service.getValue().path("environment").propertyNames())));
        Yaml.manifestsOf("Deployment")
                .forEach(deployment -> names.addAll(
                        deployment.at("/spec/template/spec/containers/0/env").findValuesAsString("name")));
        Yaml.manifestsOf("ConfigMap").stream()
                .map(map -> map.path("data"))
                .filter(data -> !data.has("application.yaml"))
                .forEach(data -> names.addAll(data.propertyNames()));
        return names;
    }

    @Test
    void everyVariableOfAContainerIsASetting() throws Exception {
        assertThat(ofContainers())
                .contains(
                        KEY,
                        "ZENHOOK_STORE_URL",
                        "SPRING_CONFIG_IMPORT",
                        "ZENHOOK_OPERATORS_OPENMETRICS",
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT");
        assertThat(known()).containsAll(ofContainers());
    }

    @Test
    void everySecretThatIsAFileIsNamedAsASetting() throws Exception {
        Set<String> secrets = texts().flatMap(text -> IN_A_FILE.matcher(text).results())
                .map(found -> variable(found.group(1)))
                .collect(Collectors.toSet());

        assertThat(secrets).hasSizeGreaterThan(1);
        assertThat(known()).containsAll(secrets);
    }

    @Test
    void theSettingsThatAreToBeUncommentedExist(@TempDir Path folder) throws Exception {
        List<String> examples = Stream.concat(
                        Stream.of(Files.readString(Yaml.DEPLOY.resolve("config/application.yaml"))),
                        Yaml.manifestsOf("ConfigMap").stream()
                                .map(map -> map.at("/data/application.yaml").asString()))
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(examples).hasSize(2);
        for (String example : examples) {
            Path file = Files.writeString(folder.resolve("application.yaml"), uncommented(example));
            Set<String> named = new TreeSet<>();
            collect("", Yaml.documents(file).getFirst(), named);

            assertThat(named)
                    .contains("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT")
                    .contains("LOGGING_STRUCTURED_FORMAT_CONSOLE");
            assertThat(known()).containsAll(named);
        }
    }

    /** Behind the sign a setting has no space, or several; a sentence has one. */
    private static String uncommented(String example) {
        return example.replaceAll("(?m)^#( \\S.*)?$", "").replaceAll("(?m)^#", "");
    }

    private static void collect(String above, JsonNode node, Set<String> named) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(above + "." + member.getKey(), member.getValue(), named));
        } else {
            named.add(variable(above.substring(1)));
        }
    }

    @Test
    void everyPathThatIsProbedAnswers(@TempDir Path folder) throws Exception {
        Set<String> paths = texts().flatMap(text ->
                        Pattern.compile("/actuator/[a-z/]+").matcher(text).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(paths).contains("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");

        try (RunningZenhook zenhook = RunningZenhook.in(folder)
                .set("zenhook.operators.open-metrics", "true")
                .start()) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(HttpClient.newHttpClient()
                                    .send(
                                            HttpRequest.newBuilder(URI.create(
                                                            "http://127.0.0.1:" + zenhook.managementPort() + path))
                                                    .build(),
                                            BodyHandlers.discarding())
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    private static Stream<String> texts() throws IOException {
        try (Stream<Path> files = Files.walk(Yaml.DEPLOY)) {
            return files
                    .filter(
                            file -> file.toString()
                                    .matches(
                                            ".*(compose.*|kubernetes/.*|config/.*|/prometheus)\\.yaml|.*kubernetes/.*\\.md|.*\\.env\\.example"))
                    .map(SettingsTest::text)
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
