package dev.zenhook.accept;

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

class AcceptPropertiesTest {
    @EnableConfigurationProperties(AcceptProperties.class)
    static class OnlyThese {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(OnlyThese.class);

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        runner.run(context -> assertThat(context.getBean(AcceptProperties.class))
                .isEqualTo(new AcceptProperties(Duration.ofSeconds(10), List.of(), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read-timeout=1s",
                "read-timeout=5m",
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
                "read-timeout=999ms",
                "read-timeout=301s",
                "trusted-proxies=proxy.example.com",
                "trusted-proxies=10.0.0.0/8,10.0.0.0/33",
                "sender-networks=*"
            })
    void whatIsBeyondThemStopsTheStart(String setting) {
        runner.withPropertyValues("zenhook.receive." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
