package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The compose files say what compose understands, and what fits Zenhook. */
class ComposeTest {
    private static final String ALONE = "compose.yaml";
    private static final String REPLICAS = "compose.postgres.yaml";
    private static final String OBSERVED = "compose.observe.yaml";

    private static List<String> wrongIn(JsonNode file) throws IOException {
        ObjectNode known = (ObjectNode) file.deepCopy();
        known.remove("name"); // younger than the schema
        try (InputStream text = ComposeTest.class.getResourceAsStream("compose-spec.json")) {
            String spec = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\"id\": \"[^\"]*\",", ""); // as older drafts wrote it
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(spec);
            return schema.validate(known).stream().map(Error::getMessage).toList();
        }
    }

    private static JsonNode service(String file, String name) {
        return Yaml.file(file).path("services").path(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALONE, REPLICAS, OBSERVED})
    void composeKnowsEveryField(String file) throws Exception {
        assertThat(wrongIn(Yaml.file(file))).isEmpty();
    }

    @Test
    void theFilesThatMayCountTogetherExistAndBeginWithTheFirst() throws Exception {
        List<String> choices = Files.readString(Yaml.DEPLOY.resolve(".env.example"))
                .lines()
                .filter(line -> line.startsWith("#COMPOSE_FILE="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();

        assertThat(choices)
                .containsExactly(
                        ALONE + ":" + OBSERVED, ALONE + ":" + REPLICAS, ALONE + ":" + REPLICAS + ":" + OBSERVED);
    }

    @Test
    void aFieldThatDoesNotExistWouldBeFound() throws Exception {
        JsonNode file = Yaml.file(ALONE);
        ((ObjectNode) file.at("/services/zenhook")).put("mispelt", 1);

        assertThat(wrongIn(file)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALONE, REPLICAS, OBSERVED})
    void everyContainerIsReadOnlyAndWithoutPrivileges(String file) {
        Yaml.file(file).path("services").properties().forEach(service -> {
            if (service.getValue().has("image")) { // else it is said in the other file
                assertThat(service.getValue().at("/read_only").asBoolean()).isTrue();
                assertThat(service.getValue().at("/cap_drop/0").asString()).isEqualTo("ALL");
                assertThat(service.getValue().at("/security_opt/0").asString()).isEqualTo("no-new-privileges");
                assertThat(service.getValue().has("mem_limit")).isTrue();
            }
        });
    }

    @Test
    void onlyCaddyIsReachedFromOutside() {
        Set<String> published = new TreeSet<>();
        List.of(ALONE, REPLICAS, OBSERVED)
                .forEach(file -> Yaml.file(file)
                        .path("services")
                        .properties()
                        .forEach(service -> service.getValue()
                                .path("ports")
                                .forEach(port -> published.add(service.getKey() + " " + port.asString()))));

        assertThat(published)
                .containsExactly(
                        "caddy 443:443",
                        "caddy 80:80",
                        "grafana 127.0.0.1:3000:3000",
                        "jaeger 127.0.0.1:16686:16686",
                        "prometheus 127.0.0.1:9092:9090",
                        "zenhook 127.0.0.1:9090:9090",
                        "zenhook-2 127.0.0.1:9091:9090");
        assertThat(Image.ports()).containsExactly(8080, 9090);
    }

    /** Docker makes a folder of a file that is missing, unless it is told not to; and PostgreSQL does not say what is wrong. */
    @Test
    void thePasswordOfPostgresIsMadeBeforeItStartsAndIsNeverAFolder() throws Exception {
        JsonNode password = service(REPLICAS, "postgres").at("/volumes/1");
        String file = password.at("/source").asString();

        assertThat(file).isEqualTo("./secrets/zenhook.store.password");
        assertThat(password.at("/target").asString())
                .isEqualTo(service(REPLICAS, "postgres")
                        .at("/environment/POSTGRES_PASSWORD_FILE")
                        .asString());
        assertThat(password.at("/type").asString()).isEqualTo("bind");
        assertThat(password.at("/bind/create_host_path").asBoolean(true)).isFalse();
        String made = "openssl rand -hex 24 > " + file.substring("./".length());
        assertThat(Files.readString(Path.of("docs/runbook.md")))
                .containsSubsequence(made, "docker compose up -d postgres");
        assertThat(Files.readString(Yaml.DEPLOY.resolve(REPLICAS))).containsSubsequence(made, "docker compose up -d");
    }

    @Test
    void caddyHandsOverToPortsThatTheImageHas() {
        assertThat(service(ALONE, "caddy").at("/environment/UPSTREAMS").asString())
                .isEqualTo("zenhook:8080");
        assertThat(service(REPLICAS, "caddy").at("/environment/UPSTREAMS").asString())
                .isEqualTo("zenhook:8080 zenhook-2:8080");
    }

    /** By address, as no name is looked up. */
    @Test
    void zenhookBelievesWhoIsOnItsNetworkAndNobodyElse() {
        String network =
                Yaml.file(ALONE).at("/networks/default/ipam/config/0/subnet").asString();

        assertThat(network).isNotEmpty();
        List.of(service(ALONE, "zenhook"), service(REPLICAS, "zenhook-2"))
                .forEach(service -> assertThat(service.at("/environment/ZENHOOK_RECEIVE_TRUSTEDPROXIES")
                                .asString())
                        .isEqualTo(network));
    }

    @Test
    void theSecondZenhookIsAsTheFirst() {
        ObjectNode first = (ObjectNode) service(ALONE, "zenhook").deepCopy();
        ObjectNode second = (ObjectNode) service(REPLICAS, "zenhook-2").deepCopy();
        JsonNode more = service(REPLICAS, "zenhook");
        ((ObjectNode) first.path("environment")).setAll((ObjectNode) more.path("environment"));
        first.set("depends_on", more.path("depends_on"));
        first.remove(List.of("build", "ports", "volumes"));
        second.remove(List.of("ports", "volumes"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatZenhookMountsIsInTheImage() {
        List.of(service(ALONE, "zenhook"), service(REPLICAS, "zenhook-2"))
                .forEach(service -> assertThat(service.path("volumes"))
                        .allSatisfy(volume -> assertThat(Image.places())
                                .contains(volume.asString().split(":")[1])));
    }

    @Test
    void thereIsTimeEnoughToStop() {
        List.of(service(ALONE, "zenhook"), service(REPLICAS, "zenhook-2"))
                .forEach(service -> assertThat(DurationStyle.detectAndParse(
                                        service.path("stop_grace_period").asString())
                                .toSeconds())
                        .isGreaterThan(Image.secondsToStop()));
    }
}
