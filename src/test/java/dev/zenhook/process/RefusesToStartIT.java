package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;

/** What cannot work stops the start: one message that names the setting and the cure, exit code 1, no stack trace. */
class RefusesToStartIT {
    @TempDir
    private Path folder;

    static void refuses(ZenhookProcess.Start start, String... fragments) {
        try (ZenhookProcess zenhook = start.launch()) {
            assertThat(zenhook.awaitExit()).isEqualTo(1);
            assertThat(zenhook.output())
                    .contains(fragments)
                    .containsOnlyOnce(" ERROR ")
                    .containsOnlyOnce("APPLICATION FAILED TO START")
                    .containsOnlyOnce("Description:")
                    .containsOnlyOnce("Action:")
                    .doesNotContain("\tat ", "Caused by:");
            assertThat(zenhook.output().lines())
                    .filteredOn(line -> line.contains(" WARN "))
                    .allSatisfy(line -> assertThat(line).contains("is it misspelt?")); // codes of the tests' handlers
        }
    }

    private ZenhookProcess.Start withKey() {
        return InstalledZenhook.bare(folder).key(SigningKey.shared().modulus());
    }

    @Test
    void withoutAKey() {
        refuses(InstalledZenhook.bare(folder), "ZENTITLE2_PUBLIC_KEY", "zenhook.tenants.<name>.public-keys");
    }

    @Test
    void withABrokenKey() {
        String broken = SigningKey.shared().modulus().substring(0, 200);

        refuses(InstalledZenhook.bare(folder).key(broken), "ZENTITLE2_PUBLIC_KEY");
    }

    @Test
    void withADataFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        refuses(
                withKey().with("zenhook.store.directory", file.resolve("data").toString()),
                "zenhook.store.directory",
                "cannot be opened");
    }

    @Test
    void withADataFolderThatAnotherZenhookUses() {
        try (ZenhookProcess first = withKey().start()) {
            refuses(withKey(), "zenhook.store.directory", "in use by another Zenhook");
            assertThat(first.tryPost("/", new byte[0], "")).isEqualTo(404);
        }
    }

    @Test
    void withAPortThatIsInUse() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (ZenhookProcess first = withKey().start()) {
            refuses(
                    InstalledZenhook.bare(other)
                            .key(SigningKey.shared().modulus())
                            .port(first.port()),
                    String.valueOf(first.port()),
                    "already in use");
        }
    }

    @Test
    void withAManagementPortThatIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            refuses(withKey().with("management.server.port", port), port, "already in use");
        }
    }

    @Test
    void withOnePortForWebhooksAndHealth() {
        int port = TestSocketUtils.findAvailableTcpPort();

        refuses(withKey().port(port).with("management.server.port", String.valueOf(port)), "management.server.port");
    }

    @Test
    void withASettingThatDoesNotExist() {
        refuses(
                withKey().with("zenhook.receive.max-size", "1MB"),
                "The setting zenhook.receive.max-size does not exist",
                "zenhook.receive.max-body-size");
    }

    @Test
    void withAMisspeltEnvironmentVariable() {
        refuses(withKey().environment("ZENHOOK_STORE_DIRECTROY", "/data"), "zenhook.store.directroy does not exist");
    }

    @Test
    void withAPlaceholderThatLeadsBackToItself() {
        refuses(
                withKey().environment("ZENHOOK_STORE_PASSWORD", "${zenhook.store.password}"),
                "zenhook.store.password cannot be used: a placeholder in it leads back to itself.",
                "of another name");
    }

    @Test
    void withAPlaceholderThatNothingFills() {
        refuses(
                withKey().with("zenhook.store.url", "jdbc:postgresql://localhost/${DATABASE}"),
                "zenhook.store.url cannot be used: it is a placeholder that nothing fills, or holds one.",
                "Set the variable that the placeholder names.");
    }

    @Test
    void withASettingOutOfBounds() {
        refuses(withKey().with("zenhook.receive.max-body-size", "1GB"), "zenhook.receive.max", "between 1KB and 16MB");
    }

    @Test
    void withAHostNameForAProxy() {
        refuses(
                withKey().environment("ZENHOOK_RECEIVE_TRUSTEDPROXIES", "10.0.0.1,proxy.example.com"),
                "zenhook.receive.trusted",
                "[1]",
                "a host name is not looked up, so write its addresses");
    }

    @Test
    void withProxiesTrustedBesideThoseDeclared() {
        refuses(
                withKey().with("server.forward-headers-strategy", "native"),
                "server.forward-headers-strategy",
                "zenhook.receive.trusted-proxies");
    }

    @Test
    void withACertificateThatIsNotThere() {
        refuses(
                withKey()
                        .with("server.ssl.bundle", "web")
                        .with("spring.ssl.bundle.pem.web.reload-on-update", "true")
                        .with("spring.ssl.bundle.pem.web.keystore.certificate", "/nowhere.pem")
                        .with("spring.ssl.bundle.pem.web.keystore.private-key", "/nowhere.pem"),
                "spring.ssl.bundle.pem.web.keystore.certificate names a file that is not there",
                "Correct the path");
    }

    @Test
    void withAPasswordInPlaceOfItsHash() {
        refuses(
                withKey()
                        .with("zenhook.operators.users.ada.password-hash", "geheim")
                        .with("zenhook.operators.users.ada.role", "viewer"),
                "zenhook.operators.users.ada.password-hash",
                "hash-password");
    }

    @Test
    void withAllEndpointsExposed() {
        refuses(
                withKey().environment("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "*"),
                "management.endpoints.web.exposure.include",
                "inbox, zentitle2");
    }
}
