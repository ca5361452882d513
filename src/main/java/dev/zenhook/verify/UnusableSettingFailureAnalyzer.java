package dev.zenhook.verify;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the user what is wrong and how to mend it, in place of a stack trace. */
final class UnusableSettingFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSettingException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettingException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.cure(), cause);
    }
}
