package dev.zenhook.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * The requests that nobody judges: they read what answers anybody, by exactly its address, and say nothing of who asks. With a
 * password or a session one is shown more, so then it is no mere probe.
 */
final class Probes {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Set<String> open;

    /** @param open where what answers anybody is, within the management port's own path */
    Probes(Set<String> open) {
        this.open = open;
    }

    boolean include(HttpServletRequest request) {
        String inside = request.getServletContext().getContextPath();
        String path = request.getRequestURI();
        return READS.contains(request.getMethod())
                && path.startsWith(inside)
                && open.contains(path.substring(inside.length()))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader(HttpHeaders.COOKIE) == null;
    }
}
