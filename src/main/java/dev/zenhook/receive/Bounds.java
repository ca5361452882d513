package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletRequest;

/** What requests may cost before their sender is known: the limits of each, what all together hold, and who is next. */
record Bounds(ReceiveProperties limits, UnverifiedBudget budget, VerificationTurns turns) {
    /** @throws RefusedException.TooLarge by the length that the head announces */
    void requireSize(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBodySize()) {
            throw new RefusedException.TooLarge(maxBodySize());
        }
    }

    UnverifiedBody newBody() {
        return new UnverifiedBody(maxBodySize(), budget, Guest.current());
    }

    long readTimeoutMillis() {
        return limits.readTimeout().toMillis();
    }

    private long maxBodySize() {
        return limits.maxBodySize().toBytes();
    }
}
