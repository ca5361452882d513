package dev.zenhook.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Kubernetes' own description of its kinds, as its Java client has it: it refuses fields that do not exist. */
final class KubernetesKinds {
    private static final Map<String, Kind> KINDS = Map.of(
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Pod", V1Pod::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    private interface Kind {
        void check(JsonElement manifest) throws IOException;
    }

    private KubernetesKinds() {}

    /** Throws what is wrong with it. */
    static void check(JsonNode manifest) throws IOException {
        String name = manifest.path("apiVersion").asString() + " "
                + manifest.path("kind").asString();
        if (name.startsWith("traefik.io/")) {
            return; // the controller's own, which Kubernetes does not describe: see IngressTest
        }
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("There is no " + name);
        }
        kind.check(JsonParser.parseString(manifest.toString()));
    }
}
