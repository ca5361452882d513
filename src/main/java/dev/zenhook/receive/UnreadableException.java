package dev.zenhook.receive;

import java.util.List;

/** A verified body is no envelope. It is stored already, if it is at all. */
final class UnreadableException extends RuntimeException {
    private final transient List<Violation> violations;

    private final boolean kept;

    /** @param kept whether it was stored; beyond the limit of a day it is not */
    UnreadableException(List<Violation> violations, boolean kept) {
        super("unreadable", null, false, false);
        this.violations = List.copyOf(violations);
        this.kept = kept;
    }

    boolean isKept() {
        return kept;
    }

    List<Violation> violations() {
        return violations;
    }
}
