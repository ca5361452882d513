package dev.zenhook.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The inbox cannot be opened, so the service does not start. */
final class StoreStartException extends RuntimeException {
    private final String cure;

    StoreStartException(String problem, String cure) {
        this(problem, cure, null);
    }

    StoreStartException(String problem, String cure, @Nullable Throwable cause) {
        super(problem, cause);
        this.cure = cure;
    }

    /** Turns it into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<StoreStartException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, StoreStartException failure) {
            return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.cure, failure);
        }
    }
}
