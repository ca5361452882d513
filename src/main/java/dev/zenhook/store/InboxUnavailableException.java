package dev.zenhook.store;

import org.jspecify.annotations.Nullable;

/** The inbox did not confirm that the arrival is on the disk; it may be all the same. */
public class InboxUnavailableException extends RuntimeException {
    InboxUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
