package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.unit.DataSize;

class ReceivePropertiesTest {
    @EnableConfigurationProperties(ReceiveProperties.class)
    static class OnlyThese {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(OnlyThese.class);

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        runner.run(context -> assertThat(context.getBean(ReceiveProperties.class))
                .isEqualTo(new ReceiveProperties(DataSize.ofKilobytes(256), DataSize.ofMegabytes(32), 0, 100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-body-size=1KB", "max-body-size=16MB", "max-unverified=1MB", "max-unverified=1GB"})
    void theBoundsThemselvesAreTaken(String setting) {
        runner.withPropertyValues("zenhook.receive." + setting)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-body-size=1023B",
                "max-body-size=16777217B",
                "max-body-size=-1KB",
                "max-unverified=1048575B",
                "max-unverified=1025MB"
            })
    void whatIsBeyondThemStopsTheStart(String setting) {
        runner.withPropertyValues("zenhook.receive." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
