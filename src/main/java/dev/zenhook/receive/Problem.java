package dev.zenhook.receive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A problem detail (RFC 9457). It helps an honest sender, and tells a stranger nothing.
 *
 * @param outcome the name of the failure in the metric {@code zenhook.requests}
 * @param headers what the answer carries besides
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Violation> violations,
        @JsonIgnore String outcome,
        @JsonIgnore Map<String, String> headers) {
    static Problem of(int status, String name, String title, String detail) {
        return new Problem("urn:zenhook:" + name, title, status, detail, List.of(), name, Map.of());
    }

    /** It is no request, and whoever sent it knows best why. */
    static Problem badRequest(int status) {
        return of(status, "bad-request", "Request refused", "This is not a request that can be served.");
    }

    Problem because(String cause) {
        return new Problem(type, title, status, detail, violations, cause, headers);
    }

    Problem with(List<Violation> reasons) {
        return new Problem(type, title, status, detail, reasons, outcome, headers);
    }

    Problem header(String name, String value) {
        return new Problem(type, title, status, detail, violations, outcome, Map.of(name, value));
    }
}
