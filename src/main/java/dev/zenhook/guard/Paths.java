package dev.zenhook.guard;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Where the allowed endpoints are, also for those who have moved them by Spring Boot's settings. */
final class Paths {
    private static final RequestMatcher NONE = request -> false;

    private final PathMappedEndpoints endpoints;

    Paths(PathMappedEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** What answers anybody: liveness, readiness, and the metrics for Prometheus if they are open. */
    RequestMatcher open(boolean metrics) {
        Stream<String> probes = health().stream().flatMap(path -> Stream.of(path + "/liveness", path + "/readiness"));
        return reads(Stream.concat(probes, metrics ? at(Endpoints.PROMETHEUS) : Stream.empty()));
    }

    /** What viewers may do. */
    RequestMatcher looking() {
        return reads(all().map(path -> path + "/**"));
    }

    /** What operators may do. */
    RequestMatcher acting() {
        return any(all().map(path -> PathPatternRequestMatcher.pathPattern(path + "/**")));
    }

    /** What is shown to somebody who has logged in and did not ask for anything. */
    String home() {
        return health().stream().findFirst().orElse("/");
    }

    private List<String> health() {
        return at(Endpoints.HEALTH).toList();
    }

    private Stream<String> all() {
        return Endpoints.ALLOWED.stream().flatMap(this::at);
    }

    private Stream<String> at(String endpoint) {
        return Stream.ofNullable(endpoints.getPath(EndpointId.of(endpoint)));
    }

    private static RequestMatcher reads(Stream<String> paths) {
        return any(paths.flatMap(path -> Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                .map(method -> PathPatternRequestMatcher.pathPattern(method, path))));
    }

    private static RequestMatcher any(Stream<? extends RequestMatcher> matchers) {
        List<RequestMatcher> all = matchers.map(RequestMatcher.class::cast).toList();
        return all.isEmpty() ? NONE : new OrRequestMatcher(all);
    }
}
