package dev.zenhook.guard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/** Where the allowed endpoints are, also for those who have moved them by Spring Boot's settings. */
final class Paths {
    private final PathMappedEndpoints endpoints;

    Paths(PathMappedEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** What answers anybody: liveness, readiness, and the metrics for Prometheus if they are open. */
    Set<String> open(boolean metrics) {
        Stream<String> probes = health().stream().flatMap(path -> Stream.of(path + "/liveness", path + "/readiness"));
        return Stream.concat(probes, metrics ? at(Endpoints.PROMETHEUS) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** Everything that there is, and what is below it. */
    Set<String> all() {
        return Endpoints.ALLOWED.stream()
                .flatMap(this::at)
                .map(path -> path + "/**")
                .collect(Collectors.toSet());
    }

    /** What is shown to somebody who has logged in and did not ask for anything. */
    String home() {
        return health().stream().findFirst().orElse("/");
    }

    private List<String> health() {
        return at(Endpoints.HEALTH).toList();
    }

    private Stream<String> at(String endpoint) {
        return Stream.ofNullable(endpoints.getPath(EndpointId.of(endpoint)));
    }
}
