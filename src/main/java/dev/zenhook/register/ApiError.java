package dev.zenhook.register;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What Zentitle2 says when it refuses: the schema {@code ApiError} of the vendor's description, {@code {details, error,
 * errorCode, validationErrors: [{message, propertyName, code}]}}, or what a token endpoint says, {@code {error,
 * error_description}} (RFC 6749, 5.2). Each text is fit to be told.
 *
 * @param status 0 if there was none
 * @param retryAfter how long the sender is asked to wait; null if it is not
 */
record ApiError(
        int status,
        @Nullable String errorCode,
        @Nullable String details,
        List<String> validationErrors,
        @Nullable Duration retryAfter) {
    static final ApiError NONE = new ApiError(0, null, null, List.of(), null);

    private static final int MOST_VALIDATION_ERRORS = 10;

    /**
     * Anything but such a body, such as a page for people, says nothing but the status.
     *
     * @param quote makes a text from outside fit to be told
     */
    static ApiError read(int status, byte[] body, UnaryOperator<String> quote, @Nullable Duration retryAfter) {
        JsonNode json = json(body);
        String code = first(json, quote, "errorCode", "error");
        String details = first(json, quote, "details", "error_description", "error");
        return new ApiError(
                status,
                code,
                Objects.equals(code, details) ? null : details,
                validationErrors(json.path("validationErrors"), quote),
                retryAfter);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String first(JsonNode json, UnaryOperator<String> quote, String... names) {
        return Stream.of(names)
                .map(json::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(quote)
                .orElse(null);
    }

    private static List<String> validationErrors(JsonNode errors, UnaryOperator<String> quote) {
        List<String> found = new ArrayList<>();
        errors.valueStream()
                .limit(MOST_VALIDATION_ERRORS)
                .forEach(error -> found.add(quote.apply(validationError(error))));
        return List.copyOf(found);
    }

    private static String validationError(JsonNode error) {
        String message = error.path("message").asString("");
        if (message.isBlank()) {
            return error.isString() ? error.asString() : error.toString();
        }
        String property = error.path("propertyName").asString("");
        return property.isBlank() ? message : property + ": " + message;
    }

    /** In one line. */
    String told() {
        StringBuilder told = new StringBuilder(String.valueOf(status));
        if (errorCode != null) {
            told.append(' ').append(errorCode);
        }
        if (details != null) {
            told.append(": ").append(details);
        }
        if (!validationErrors.isEmpty()) {
            told.append(" (").append(String.join("; ", validationErrors)).append(')');
        }
        return told.toString();
    }
}
