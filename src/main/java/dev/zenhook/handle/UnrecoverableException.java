package dev.zenhook.handle;

import org.jspecify.annotations.Nullable;

/** A handler throws it when repeating is useless: the delivery is parked at once, and kept. */
public class UnrecoverableException extends RuntimeException {
    public UnrecoverableException(String message) {
        super(message);
    }

    public UnrecoverableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
