package dev.zenhook.store;

/** The inbox did not confirm that the arrival is on the disk; it may be all the same. */
public class InboxUnavailableException extends RuntimeException {
    InboxUnavailableException(Throwable cause) {
        super("The inbox could not be written", cause);
    }
}
