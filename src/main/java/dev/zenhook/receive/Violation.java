package dev.zenhook.receive;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One reason why a verified body is no envelope.
 *
 * @param field the field of the envelope; {@code $} for the whole
 * @param message what is wrong with it; nothing of the content
 */
record Violation(String field, String message) {
    /** All of them in one line. */
    static String list(List<Violation> violations) {
        return violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return field + " " + message;
    }
}
