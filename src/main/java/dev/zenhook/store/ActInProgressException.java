package dev.zenhook.store;

/** This process is at an act already, and does one at a time. */
public final class ActInProgressException extends RuntimeException {
    ActInProgressException(long number) {
        super("Act " + number + " is running: wait for its end, or stop it");
    }
}
