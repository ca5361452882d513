package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.verify.UnusableSettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;

class ForwardedHeadersTest {
    private final ForwardedHeaders rule = new ForwardedHeaders();

    /** There Spring Boot believes every private address, unasked. */
    @Test
    void inAClusterAsElsewhereNobodyIsBelievedWhoIsNotDeclared(@TempDir Path directory) {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("spring.main.cloud-platform", "kubernetes")
                .set("zenhook.receive.sender-networks", "198.51.100.7")
                .start()) {
            RawRequest request = RawRequest.webhook().header("X-Forwarded-For", "198.51.100.7");

            assertThat(RawConnection.exchange(zenhook.port(), request).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({"NATIVE", "FRAMEWORK"})
    void aStrategyThatTrustsMoreIsRefused(ForwardHeadersStrategy strategy) {
        ServerProperties server = new ServerProperties();
        server.setForwardHeadersStrategy(strategy);

        assertThatThrownBy(() -> rule.postProcessAfterInitialization(server, "server"))
                .isInstanceOfSatisfying(UnusableSettingException.class, refusal -> {
                    assertThat(refusal).hasMessageContaining("server.forward-headers-strategy");
                    assertThat(refusal.cure()).contains("zenhook.receive.trusted-proxies");
                });
    }

    @Test
    void theHeadersOfTomcatsValveAreRefused() {
        TomcatServerProperties address = new TomcatServerProperties();
        address.getRemoteip().setRemoteIpHeader("X-Real-IP");
        TomcatServerProperties protocol = new TomcatServerProperties();
        protocol.getRemoteip().setProtocolHeader("X-Forwarded-Proto");

        assertThatThrownBy(() -> rule.postProcessAfterInitialization(address, "tomcat"))
                .hasMessageContaining("server.tomcat.remoteip.remote-ip-header");
        assertThatThrownBy(() -> rule.postProcessAfterInitialization(protocol, "tomcat"))
                .hasMessageContaining("server.tomcat.remoteip.protocol-header");
    }

    @Test
    void noneIsWhatItIsAnyway() {
        ServerProperties server = new ServerProperties();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NONE);

        assertThat(rule.postProcessAfterInitialization(server, "server")).isSameAs(server);
        assertThat(rule.postProcessAfterInitialization(new TomcatServerProperties(), "tomcat"))
                .isNotNull();
    }
}
