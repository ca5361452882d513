package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot work stops the start: one message that names the setting and the cure, exit code 1, no stack trace. What is no
 * different in a process of its own is in {@link RefusesToStartTest}.
 */
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
    void withAHostNameForAProxy() {
        refuses(
                withKey().environment("ZENHOOK_RECEIVE_TRUSTEDPROXIES", "10.0.0.1,proxy.example.com"),
                "zenhook.receive.trusted",
                "[1]",
                "a host name is not looked up, so write its addresses");
    }
}
