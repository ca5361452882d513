package dev.zenhook.handle;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A jar among the extensions cannot be used, so the service does not start. */
final class BrokenExtensionException extends RuntimeException {
    private final String cure;

    BrokenExtensionException(Path jar, String problem, String cure) {
        super("The extension " + jar + " " + problem + ".");
        this.cure = cure;
    }

    /** Turns it into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<BrokenExtensionException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, BrokenExtensionException failure) {
            return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.cure, failure);
        }
    }
}
