package dev.zenhook.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The manifests say what Kubernetes understands, and what fits Zenhook. */
class KubernetesTest {
    static List<JsonNode> manifests() {
        return Yaml.manifests();
    }

    static List<JsonNode> deployments() {
        return Yaml.manifestsOf("Deployment");
    }

    /** Those of the deployments, and the one that stands alone. */
    static List<JsonNode> pods() {
        return Stream.concat(Yaml.manifestsOf("Pod").stream(), deployments().stream())
                .toList();
    }

    private static JsonNode pod(JsonNode manifest) {
        return manifest.at(manifest.path("kind").asString().equals("Pod") ? "/spec" : "/spec/template/spec");
    }

    private static JsonNode container(JsonNode manifest) {
        return pod(manifest).at("/containers/0");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void kubernetesKnowsEveryField(JsonNode manifest) throws Exception {
        KubernetesKinds.check(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spec",
                "/spec/template/spec",
                "/spec/template/spec/containers/0",
                "/spec/template/spec/containers/0/startupProbe/httpGet",
                "/spec/template/spec/securityContext"
            })
    void aFieldThatDoesNotExistWouldBeFound(String place) {
        JsonNode deployment = deployments().getFirst().deepCopy();
        ((ObjectNode) deployment.at(place)).put("mispelt", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubernetesKinds.check(deployment))
                .withMessageContaining("mispelt");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void nothingRunsWithPrivileges(JsonNode manifest) {
        JsonNode user = pod(manifest).at("/securityContext");
        JsonNode may = container(manifest).at("/securityContext");

        assertThat(user.at("/runAsNonRoot").asBoolean()).isTrue();
        assertThat(user.at("/runAsUser").asInt()).isEqualTo(Image.user());
        assertThat(user.at("/fsGroup").asInt()).isEqualTo(Image.user());
        assertThat(user.at("/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
        assertThat(may.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(may.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(may.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
        assertThat(pod(manifest).at("/automountServiceAccountToken").asBoolean(true))
                .isFalse();
    }

    /** The variables that Kubernetes makes for a Service named zenhook would be settings that do not exist. */
    @ParameterizedTest
    @MethodSource("pods")
    void noVariablesOfServicesStopTheStart(JsonNode manifest) {
        assertThat(pod(manifest).at("/enableServiceLinks").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void whatItOpensIsInTheImage(JsonNode deployment) {
        Set<Integer> ports = new TreeSet<>();
        container(deployment)
                .at("/ports")
                .forEach(port -> ports.add(port.at("/containerPort").asInt()));

        assertThat(ports).isEqualTo(Image.ports());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void whatItMountsIsInTheImage(JsonNode manifest) {
        Set<String> volumes = new TreeSet<>();
        pod(manifest)
                .at("/volumes")
                .forEach(volume -> volumes.add(volume.at("/name").asString()));

        assertThat(container(manifest).at("/volumeMounts")).isNotEmpty().allSatisfy(mount -> {
            assertThat(volumes).contains(mount.at("/name").asString());
            assertThat(Image.places()).contains(mount.at("/mountPath").asString());
        });
    }

    /** Of the Deployment that it stands in for: the same image, the same volume, and no part in taking webhooks. */
    @Test
    void thePodForMaintenanceHasTheInboxAndNoWebhooks() {
        JsonNode maintenance = Yaml.manifestsOf("Pod").getFirst();
        JsonNode zenhook = Yaml.manifests("sqlite").getLast();

        assertThat(pods())
                .hasSize(3)
                .allSatisfy(pod -> assertThat(container(pod).at("/image"))
                        .isEqualTo(container(zenhook).at("/image")));
        assertThat(pod(maintenance).at("/volumes").findValuesAsString("claimName"))
                .isEqualTo(pod(zenhook).at("/volumes").findValuesAsString("claimName"))
                .hasSize(1);
        assertThat(maintenance.at("/metadata/labels"))
                .isNotEqualTo(Yaml.manifestsOf("Service").getFirst().at("/spec/selector"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void thereIsTimeEnoughToStop(JsonNode deployment) {
        int before =
                container(deployment).at("/lifecycle/preStop/sleep/seconds").asInt();

        assertThat(pod(deployment).at("/terminationGracePeriodSeconds").asInt())
                .isGreaterThan(before + Image.secondsToStop());
    }

    @Test
    void anInboxInAFileBelongsToOneProcess() {
        JsonNode deployment = Yaml.manifests("sqlite").getLast();

        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(deployment.at("/spec/strategy/type").asString()).isEqualTo("Recreate");
        assertThat(Yaml.manifests("sqlite").getFirst().at("/spec/accessModes/0").asString())
                .isEqualTo("ReadWriteOncePod");
    }

    @Test
    void replicasAreReplacedOneByOneAndOneAlwaysRuns() {
        JsonNode deployment = Yaml.manifests("postgresql").getLast();

        assertThat(deployment.at("/spec/replicas").asInt()).isGreaterThan(1);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1))
                .isZero();
        assertThat(Yaml.manifests("postgresql")
                        .getFirst()
                        .at("/spec/minAvailable")
                        .asInt())
                .isEqualTo(1);
        assertThat(container(deployment).at("/env").toString()).contains("jdbc:postgresql://");
    }

    /** Every port by its name, so that a changed number cannot leave one behind. */
    @Test
    void whoeverNamesAPortNamesOneThatThePodHas() {
        Set<String> named = new TreeSet<>();
        Yaml.manifests().forEach(manifest -> {
            manifest.findValues("targetPort").forEach(port -> named.add(port.asString()));
            manifest.findValues("httpGet")
                    .forEach(get -> named.add(get.at("/port").asString()));
        });
        Yaml.manifestsOf("NetworkPolicy")
                .forEach(policy -> policy.at("/spec/ingress")
                        .forEach(rule -> named.add(rule.at("/ports/0/port").asString())));

        assertThat(named).containsExactly("management", "webhooks");
        assertThat(deployments())
                .allSatisfy(deployment -> assertThat(
                                container(deployment).at("/ports").findValuesAsString("name"))
                        .containsExactlyInAnyOrderElementsOf(named));
    }

    /** One entry, or each of its halves would let in more than both do. */
    @Test
    void webhooksComeFromTraefikInWhicheverNamespaceItIs() {
        JsonNode from = Yaml.manifestsOf("NetworkPolicy").getFirst().at("/spec/ingress/0/from");

        assertThat(Yaml.manifestsOf("Ingress")
                        .getFirst()
                        .at("/spec/ingressClassName")
                        .asString())
                .isEqualTo("traefik");
        assertThat(from).hasSize(1);
        assertThat(from.at("/0/namespaceSelector").isObject()).isTrue();
        assertThat(from.at("/0/namespaceSelector")).isEmpty();
        assertThat(from.at("/0/podSelector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/name\":\"traefik\"}");
    }

    @Test
    void theManagementPortIsReachedByTheMonitoringAlone() {
        JsonNode rules = Yaml.manifestsOf("NetworkPolicy").getFirst().at("/spec/ingress");

        assertThat(rules).hasSize(2);
        assertThat(rules.at("/0/ports/0/port").asString()).isEqualTo("webhooks");
        assertThat(rules.at("/1/ports/0/port").asString()).isEqualTo("management");
        assertThat(rules.at("/1/from").toString()).contains("monitoring");
        assertThat(Yaml.manifestsOf("Service").getFirst().at("/spec/ports")).hasSize(1);
    }
}
