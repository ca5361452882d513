package dev.zenhook.guard;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The door cannot be guarded as it was set. Never holds a value, which may be a password written by mistake. */
final class UnusableOperatorsException extends RuntimeException {
    private final String cure;

    UnusableOperatorsException(String property, String problem, String cure) {
        super(property + " " + problem);
        this.cure = cure;
    }

    /** Turns it into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<UnusableOperatorsException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnusableOperatorsException failure) {
            return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.cure, failure);
        }
    }
}
