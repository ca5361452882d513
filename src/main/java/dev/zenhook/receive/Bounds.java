package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletRequest;

/** What one request may cost before its sender is known: the limits, and what all together hold. */
record Bounds(ReceiveProperties limits, UnverifiedBudget budget) {
    /** @throws RefusedException.TooLarge by the length that the head announces */
    void requireSize(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBodySize()) {
            throw new RefusedException.TooLarge(maxBodySize());
        }
    }

    UnverifiedBody newBody() {
        return new UnverifiedBody(maxBodySize(), budget);
    }

    long readTimeoutMillis() {
        return limits.readTimeout().toMillis();
    }

    private long maxBodySize() {
        return limits.maxBodySize().toBytes();
    }
}
