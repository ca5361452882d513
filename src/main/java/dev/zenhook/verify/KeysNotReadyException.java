package dev.zenhook.verify;

/** The tenant is known, and none of its keys is there yet: the sender had better ask again. Without a stack trace. */
public class KeysNotReadyException extends RuntimeException {
    KeysNotReadyException(String tenant) {
        super("No key of tenant " + tenant + " is there yet", null, false, false);
    }
}
