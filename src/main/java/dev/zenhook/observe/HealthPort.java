package dev.zenhook.observe;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Stops the start if health has the public port, which it also has where nobody gave it one: nothing but webhooks is answered
 * there, so nobody could ask it, nor reach any other endpoint.
 */
final class HealthPort implements BeanFactoryPostProcessor {
    private static final String PROPERTY = "management.server.port";

    private final Environment environment;

    HealthPort(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new SamePortException(environment.containsProperty(PROPERTY));
        }
    }

    /** Both settings name one port, or there is only the one. */
    static final class SamePortException extends RuntimeException {
        SamePortException(boolean isSet) {
            super(PROPERTY + (isSet ? " is" : " is not set, and so would be")
                    + " the port of server.port, which answers nothing but webhooks.");
        }
    }

    /** Turns it into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<SamePortException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, SamePortException failure) {
            String cure = "Give " + PROPERTY + " a port of its own, such as 9090, or -1 for none.";
            return new FailureAnalysis(String.valueOf(failure.getMessage()), cure, failure);
        }
    }
}
