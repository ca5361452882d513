package dev.zenhook.handle;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A bean cannot be a handler as it is written, so the service does not start. */
final class HandlerDeclarationException extends RuntimeException {
    private final String cure;

    HandlerDeclarationException(String problem, String cure) {
        super(problem + ".");
        this.cure = cure;
    }

    /** Turns it into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<HandlerDeclarationException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, HandlerDeclarationException failure) {
            return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.cure, failure);
        }
    }
}
