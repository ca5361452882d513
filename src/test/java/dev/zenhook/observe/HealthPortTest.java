package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zenhook.observe.HealthPort.SamePortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** Where nobody could ask for health, nothing starts. */
class HealthPortTest {
    private static final String PROPERTY = "management.server.port";

    private final MockEnvironment environment = new MockEnvironment();

    private void judge() {
        new HealthPort(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    private String refusal() {
        SamePortException refused = catchThrowableOfType(SamePortException.class, this::judge);
        return new HealthPort.Analyzer().analyze(refused, refused).getDescription();
    }

    /** As in an application whose settings hide ours. */
    @Test
    void withoutAPortOfItsOwnItWouldHaveThePublicOne() {
        assertThat(refusal()).startsWith(PROPERTY + " is not set");
    }

    @Test
    void thePublicPortIsNotItsOwn() {
        environment.setProperty("server.port", "8090");
        environment.setProperty(PROPERTY, "8090");

        assertThat(refusal()).startsWith(PROPERTY + " is the port of server.port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9090", "0", "-1"})
    void anotherOneIsFineAndSoIsNone(String port) {
        environment.setProperty(PROPERTY, port);

        assertThatNoException().isThrownBy(this::judge);
    }
}
