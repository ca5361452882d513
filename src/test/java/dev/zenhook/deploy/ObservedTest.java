package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What compose.observe.yaml puts beside Zenhook finds it, and its own files. */
class ObservedTest {
    private static final JsonNode SERVICES = Yaml.file("compose.observe.yaml").path("services");

    /** Where something of this folder is mounted, by what it is. */
    private static Map<String, String> mounted(String service) {
        return SERVICES.path(service)
                .path("volumes")
                .valueStream()
                .map(volume -> volume.asString().split(":"))
                .filter(parts -> parts[0].startsWith("./"))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static JsonNode provisioned(String name) {
        return Yaml.file("grafana/provisioning/" + name);
    }

    private static Set<String> targets(JsonNode config) {
        return config.at("/scrape_configs/0/static_configs/0/targets")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsMountedExistsAndIsReadOnly() {
        List<String> mounts = new ArrayList<>();
        SERVICES.forEach(service -> service.path("volumes").forEach(volume -> mounts.add(volume.asString())));

        assertThat(mounts)
                .filteredOn(mount -> mount.startsWith("./"))
                .hasSize(3)
                .allSatisfy(mount -> {
                    assertThat(Yaml.DEPLOY.resolve(mount.split(":")[0])).exists();
                    assertThat(mount).endsWith(":ro");
                });
    }

    @Test
    void prometheusReadsItsFileAndAsksZenhookWithoutLoggingIn() throws Exception {
        JsonNode config = Yaml.file("prometheus/prometheus.yaml");

        assertThat(SERVICES.at("/prometheus/command").toString())
                .contains(mounted("prometheus").get("./prometheus") + "/prometheus.yaml");
        assertThat(config.at("/rule_files/0").asString()).isEqualTo("alerts.yaml");
        assertThat(Files.readString(Yaml.DEPLOY.resolve("prometheus/alerts.yaml")))
                .contains("job=\"" + config.at("/scrape_configs/0/job_name").asString() + "\"");
        assertThat(targets(config)).containsExactly("zenhook:9090");
        assertThat(Image.ports()).contains(9090);
        assertThat(SERVICES.at("/zenhook/environment/ZENHOOK_OPERATORS_OPENMETRICS")
                        .asString())
                .isEqualTo("true");
    }

    @Test
    void grafanaFindsPrometheusAndTheDashboard() {
        String folder = provisioned("dashboards/zenhook.yaml")
                .at("/providers/0/options/path")
                .asString();

        assertThat(provisioned("datasources/prometheus.yaml")
                        .at("/datasources/0/url")
                        .asString())
                .isEqualTo("http://prometheus:9090");
        assertThat(mounted("grafana"))
                .containsEntry("./grafana/provisioning", "/etc/grafana/provisioning")
                .containsEntry("./grafana/zenhook.json", folder + "/zenhook.json");
    }

    @Test
    void tracesGoToAServiceThatIsThere() {
        assertThat(SERVICES.at("/zenhook/environment/MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT")
                        .asString())
                .isEqualTo("http://jaeger:4318/v1/traces");
        assertThat(SERVICES.propertyNames()).contains("jaeger");
    }
}
