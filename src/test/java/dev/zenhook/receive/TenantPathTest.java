package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose webhooks come to {@code /webhooks}. */
class TenantPathTest {
    @Test
    void theOnlyTenantIsTheDefault(@TempDir Path directory) {
        try (RunningZenhook zenhook = RunningZenhook.in(directory).start()) {
            assertThat(status(zenhook, "/webhooks")).isEqualTo(200);
            assertThat(status(zenhook, "/webhooks/main")).isEqualTo(200);
        }
    }

    @Test
    void ofSeveralTenantsNoneIsTheDefaultUnlessItSaysSo(@TempDir Path directory) {
        try (RunningZenhook zenhook = withTwoTenants(directory).start()) {
            assertThat(status(zenhook, "/webhooks")).isEqualTo(404);
            assertThat(status(zenhook, "/webhooks/main")).isEqualTo(200);
        }
    }

    @Test
    void aContextPathIsNoPartOfTheTenant(@TempDir Path directory) {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("server.servlet.context-path", "/zen")
                .start()) {
            assertThat(status(zenhook, "/zen/webhooks/main")).isEqualTo(200);
            assertThat(status(zenhook, "/zen/webhooks")).isEqualTo(200);
            assertThat(status(zenhook, "/webhooks/main")).isEqualTo(404);
        }
    }

    private static RunningZenhook.Builder withTwoTenants(Path directory) {
        return RunningZenhook.in(directory)
                .set(
                        "zenhook.tenants.second.public-keys[0]",
                        SigningKey.generate(2048).modulus());
    }

    private static int status(RunningZenhook zenhook, String target) {
        return RawConnection.exchange(zenhook.port(), RawRequest.webhook().to(target))
                .status();
    }
}
