package dev.zenhook.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Management API refuses: with the fields of its description's {@code ApiError} and {@code ValidationError}. Which
 * codes there are, no source says.
 */
final class ApiException extends RuntimeException {
    private final int status;
    private final String errorCode;
    private final transient List<Map<String, String>> validationErrors;

    ApiException(int status, String errorCode, String details) {
        this(status, errorCode, details, List.of());
    }

    private ApiException(int status, String errorCode, String details, List<Map<String, String>> validationErrors) {
        super(details);
        this.status = status;
        this.errorCode = errorCode;
        this.validationErrors = validationErrors;
    }

    /** 422. */
    static ApiException invalid(String property, String message) {
        return new ApiException(
                422,
                "validation.failed",
                "One or more fields are not valid.",
                List.of(Map.of("propertyName", property, "message", message, "code", "not.valid")));
    }

    Answer answer() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("details", getMessage());
        body.put("error", errorCode);
        body.put("errorCode", errorCode);
        body.put("validationErrors", validationErrors);
        return new Answer(status, body);
    }
}
