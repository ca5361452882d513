package dev.zenhook.verify;

import dev.zenhook.verify.SignatureRejectedException.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each signature that was rejected, whatever the cause and whoever sent it, on the request's thread: return at
 * once, and throw nothing. What is told is not trusted, and nothing that a listener does changes the answer.
 */
@FunctionalInterface
public interface RejectionListener {
    void rejected(Rejection rejection);

    /**
     * One rejection.
     *
     * @param signature the header's text; null if it is missing or stands more than once
     * @param body null if the form of the signature was enough to reject it; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // none is compared, and copies would be the sender's to ask for
    record Rejection(String tenant, Cause reason, @Nullable String signature, byte @Nullable [] body) {
        /** Tells no content. */
        @Override
        public String toString() {
            return reason + " of tenant " + tenant;
        }
    }
}
