package dev.zenhook.verify;

/**
 * A webhook that is not known to come from the tenant's Zentitle2. It carries no stack trace, so that a flood of forged
 * requests stays cheap.
 */
public class SignatureRejectedException extends RuntimeException {
    /** For metrics and DEBUG; the sender is never told which it was. */
    public enum Cause {
        /** No {@code N-Signature}, or an empty one. */
        MISSING,
        /** More than one {@code N-Signature}. */
        REPEATED,
        /** Not standard Base64, or not the one text that encodes these bytes. */
        NOT_CANONICAL,
        /** As long as no signature of the tenant's keys. */
        WRONG_LENGTH,
        /** None of the tenant's keys verifies it. */
        NOT_VALID
    }

    private final Cause reason;

    SignatureRejectedException(Cause reason) {
        super("N-Signature refused: " + reason, null, false, false);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}
