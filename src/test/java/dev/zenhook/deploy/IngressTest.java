package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of a webhook into the cluster: each part of it names the next one as that is named. */
class IngressTest {
    private static final String ROUTER = "traefik.ingress.kubernetes.io/router.";

    private static JsonNode only(String kind) {
        List<JsonNode> all = Yaml.manifestsOf(kind);
        assertThat(all).as(kind).hasSize(1);
        return all.getFirst();
    }

    private static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asString();
    }

    /** Else Kubernetes has nowhere to send what comes, and says nothing. */
    @Test
    void everyServiceSelectsThePodsOfEachDeployment() {
        JsonNode selector = only("Service").at("/spec/selector");

        assertThat(selector).isNotEmpty();
        assertThat(Yaml.manifestsOf("Deployment")).hasSize(2).allSatisfy(deployment -> {
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            assertThat(selector.properties())
                    .allSatisfy(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
        });
    }

    @Test
    void theIngressLeadsToThePublicPortAlone() {
        JsonNode paths = only("Ingress").at("/spec/rules/0/http/paths");
        JsonNode service = paths.at("/0/backend/service");

        assertThat(paths).hasSize(1);
        assertThat(paths.at("/0/path").asString()).isEqualTo("/webhooks");
        assertThat(paths.at("/0/pathType").asString()).isEqualTo("Prefix");
        assertThat(service.path("name").asString()).isEqualTo(name(only("Service")));
        assertThat(service.at("/port/name").asString()).isEqualTo("webhooks");
        assertThat(only("Service").at("/spec/ports").findValuesAsString("name")).containsExactly("webhooks");
    }

    /** By its own kinds, which are named with their namespace. */
    @Test
    void traefikBoundsBodiesAndSpeaksNoOldTls() {
        JsonNode annotations = only("Ingress").at("/metadata/annotations");
        JsonNode bodies = only("Middleware");
        JsonNode tls = only("TLSOption");

        assertThat(annotations.path(ROUTER + "middlewares").asString())
                .isEqualTo("default-" + name(bodies) + "@kubernetescrd");
        assertThat(annotations.path(ROUTER + "tls.options").asString())
                .isEqualTo("default-" + name(tls) + "@kubernetescrd");
        assertThat(bodies.at("/spec/buffering/maxRequestBodyBytes").asInt()).isEqualTo(256 * 1024);
        assertThat(tls.at("/spec/minVersion").asString()).isEqualTo("VersionTLS12");
    }

    /** Whoever applied a second one of the same name would take the first one's place. */
    @Test
    void noManifestLiesElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(Yaml.DEPLOY.resolve("proxies"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("kind:"));
        }
    }
}
