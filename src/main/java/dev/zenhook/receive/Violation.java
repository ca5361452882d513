package dev.zenhook.receive;

/**
 * One reason why a verified body is no envelope.
 *
 * @param field the field of the envelope; {@code $} for the whole
 * @param message what is wrong with it; nothing of the content
 */
record Violation(String field, String message) {
    @Override
    public String toString() {
        return field + " " + message;
    }
}
