package dev.zenhook.receive;

import dev.zenhook.accept.Guest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * What requests may cost before their sender is known: the limits of each, what all together hold, and who is next.
 *
 * @param maxBodySize in bytes
 */
record Bounds(long maxBodySize, Duration readTimeout, UnverifiedBudget budget, VerificationTurns turns) {
    /** @throws RefusedException.TooLarge by the length that the head announces */
    void requireSize(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBodySize) {
            throw new RefusedException.TooLarge(maxBodySize);
        }
    }

    UnverifiedBody newBody() {
        return new UnverifiedBody(maxBodySize, budget, Guest.current());
    }

    long readTimeoutMillis() {
        return readTimeout.toMillis();
    }
}
