package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
                .isEqualTo(new ReceiveProperties(
                        DataSize.ofKilobytes(256),
                        Duration.ofSeconds(10),
                        DataSize.ofMegabytes(32),
                        List.of(),
                        List.of(),
                        0,
                        100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-body-size=1KB",
                "max-body-size=16MB",
                "read-timeout=1s",
                "read-timeout=5m",
                "max-unverified=1MB",
                "max-unverified=1GB",
                "trusted-proxies=",
                "trusted-proxies=10.0.0.0/8,2001:db8::1",
                "sender-networks[0]=203.0.113.7"
            })
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
                "read-timeout=999ms",
                "read-timeout=301s",
                "max-unverified=1048575B",
                "max-unverified=1025MB",
                "trusted-proxies=proxy.example.com",
                "trusted-proxies=10.0.0.0/8,10.0.0.0/33",
                "sender-networks=*"
            })
    void whatIsBeyondThemStopsTheStart(String setting) {
        runner.withPropertyValues("zenhook.receive." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
