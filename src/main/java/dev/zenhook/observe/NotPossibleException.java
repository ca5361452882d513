package dev.zenhook.observe;

/** What was asked for cannot be done as things stand. */
final class NotPossibleException extends RuntimeException {
    NotPossibleException(IllegalStateException refusal) {
        super(refusal.getMessage(), refusal);
    }
}
