package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.zenhook.machine.FreePort;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Settings that stop the start of the whole application: one message that names the setting and the cure, no stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class RefusesToStartTest {
    @TempDir
    private Path folder;

    private RunningZenhook.Builder zenhook() {
        return RunningZenhook.in(folder);
    }

    private static void refuses(CapturedOutput output, RunningZenhook.Builder zenhook, String... fragments) {
        assertThat(catchThrowable(zenhook::start)).isNotNull();
        assertThat(output.getAll())
                .contains(fragments)
                .containsOnlyOnce(" ERROR ")
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .containsOnlyOnce("Description:")
                .containsOnlyOnce("Action:")
                .doesNotContain("\tat ", "Caused by:", " WARN ");
    }

    @Test
    void withABrokenKey(CapturedOutput output) {
        String broken = SigningKey.shared().modulus().substring(0, 200);

        refuses(
                output,
                zenhook().set("zenhook.tenants.main.public-keys[0]", broken),
                "zenhook.tenants.main.public-keys[0]");
    }

    @Test
    void withADataFolderThatCannotBeWritten(CapturedOutput output) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        refuses(
                output,
                zenhook().set("zenhook.store.directory", file.resolve("data").toString()),
                "zenhook.store.directory",
                "cannot be opened");
    }

    @Test
    void withAManagementPortThatIsInUse(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            refuses(output, zenhook().set("management.server.port", port), port, "already in use");
        }
    }

    @Test
    void withOnePortForWebhooksAndHealth(CapturedOutput output) {
        int port = FreePort.find();

        refuses(
                output,
                zenhook().set("server.port", String.valueOf(port)).set("management.server.port", String.valueOf(port)),
                "management.server.port");
    }

    @Test
    void withASettingThatDoesNotExist(CapturedOutput output) {
        refuses(
                output,
                zenhook().set("zenhook.receive.max-size", "1MB"),
                "The setting zenhook.receive.max-size does not exist",
                "zenhook.receive.max-body-size");
    }

    @Test
    void withAPlaceholderThatNothingFills(CapturedOutput output) {
        refuses(
                output,
                zenhook().set("zenhook.store.url", "jdbc:postgresql://localhost/${DATABASE}"),
                "zenhook.store.url cannot be used: it is a placeholder that nothing fills, or holds one.",
                "Set the variable that the placeholder names.");
    }

    @Test
    void withASettingOutOfBounds(CapturedOutput output) {
        refuses(
                output,
                zenhook().set("zenhook.receive.max-body-size", "1GB"),
                "zenhook.receive.max",
                "between 1KB and 16MB");
    }

    @Test
    void withProxiesTrustedBesideThoseDeclared(CapturedOutput output) {
        refuses(
                output,
                zenhook().set("server.forward-headers-strategy", "native"),
                "server.forward-headers-strategy",
                "zenhook.receive.trusted-proxies");
    }

    @Test
    void withACertificateThatIsNotThere(CapturedOutput output) {
        refuses(
                output,
                zenhook()
                        .set("server.ssl.bundle", "web")
                        .set("spring.ssl.bundle.pem.web.reload-on-update", "true")
                        .set("spring.ssl.bundle.pem.web.keystore.certificate", "/nowhere.pem")
                        .set("spring.ssl.bundle.pem.web.keystore.private-key", "/nowhere.pem"),
                "spring.ssl.bundle.pem.web.keystore.certificate names a file that is not there",
                "Correct the path");
    }

    @Test
    void withAPasswordInPlaceOfItsHash(CapturedOutput output) {
        refuses(
                output,
                zenhook()
                        .set("zenhook.operators.users.ada.password-hash", "geheim")
                        .set("zenhook.operators.users.ada.role", "viewer"),
                "zenhook.operators.users.ada.password-hash",
                "hash-password");
    }

    @Test
    void withAllEndpointsExposed(CapturedOutput output) {
        refuses(
                output,
                zenhook().set("management.endpoints.web.exposure.include", "*"),
                "management.endpoints.web.exposure.include",
                "inbox, zentitle2");
    }
}
