package dev.zenhook.receive;

import java.util.List;

/** A verified body is no envelope. It is stored already. */
final class UnreadableException extends RuntimeException {
    private final transient List<Violation> violations;

    UnreadableException(List<Violation> violations) {
        super("unreadable", null, false, false);
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }
}
