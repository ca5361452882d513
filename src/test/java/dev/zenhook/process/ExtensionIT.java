package dev.zenhook.process;

import static dev.zenhook.process.RefusesToStartIT.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars in {@code extensions/}: a good one runs, and a broken one stops the start by its name. */
class ExtensionIT {
    private static final Path SAMPLE = Path.of("src/it/extension");

    @TempDir
    private Path folder;

    private static ExtensionJar sample() {
        return ExtensionJar.ofProject(SAMPLE, InstalledZenhook.parts());
    }

    private Path extension(String name) {
        return folder.resolve("extensions").resolve(name);
    }

    private ZenhookProcess.Start zenhook() {
        return InstalledZenhook.bare(folder)
                .key(SigningKey.shared().modulus())
                .with("seats.ledger", folder.resolve("ledger.txt").toString());
    }

    @Test
    void theSampleIsFoundAndRun() {
        sample().writeTo(extension("seats.jar"));
        byte[] body = Webhook.event("entitlement.seat.activated")
                .id("event_1")
                .with("payload", "{\"seatName\":\"Ada\"}")
                .body();

        try (ZenhookProcess zenhook = zenhook().start()) {
            assertThat(zenhook.tryPost("/webhooks", body, SigningKey.shared().sign(body)))
                    .isEqualTo(200);

            await().until(() -> Files.exists(folder.resolve("ledger.txt")));
            await().untilAsserted(() ->
                    assertThat(folder.resolve("ledger.txt")).hasContent("event_1 entitlement.seat.activated Ada"));
            assertThat(zenhook.output()).contains("seatLedger.seatChanged takes entitlement.seat.*");
        }
    }

    @Test
    void aLibraryBesideItNeedsNoAutoConfiguration() {
        sample().writeTo(extension("seats.jar"));
        handlers("acme.Library", "class Library {}").writeTo(extension("library.jar"));

        zenhook().start().close();
    }

    @Test
    void theSamplesPomNamesThisVersion() throws IOException {
        String jar = Path.of(System.getProperty("zenhook.test.plain-jar"))
                .getFileName()
                .toString();
        String version = jar.substring("zenhook-".length(), jar.length() - ".jar".length());

        assertThat(SAMPLE.resolve("pom.xml"))
                .content()
                .contains("<artifactId>zenhook</artifactId>\n      <version>" + version + "</version>");
    }

    @Test
    void aTruncatedJarStopsTheStart() throws IOException {
        Path jar = sample().writeTo(extension("seats.jar"));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

        refuses(zenhook(), "extensions/seats.jar is no whole jar");
    }

    @Test
    void aJarWithAFlippedBitStopsTheStart() throws IOException {
        Path jar = sample().writeTo(extension("seats.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 3] ^= 1;
        Files.write(jar, bytes);

        refuses(zenhook(), "extensions/seats.jar is no whole jar");
    }

    @Test
    void handlersThatNoAutoConfigurationNamesStopTheStart() {
        sample().without(ExtensionJar.IMPORTS).writeTo(extension("seats.jar"));

        refuses(zenhook(), "extensions/seats.jar names no auto-configuration", ExtensionJar.IMPORTS);
    }

    @Test
    void anAutoConfigurationThatIsMissingStopsTheStart() {
        sample().importing("com.example.seats.Misspelt").writeTo(extension("seats.jar"));

        refuses(zenhook(), "extensions/seats.jar names the auto-configuration com.example.seats.Misspelt");
    }

    @Test
    void classesForANewerJavaStopTheStart() {
        sample().compiledForJava(99).writeTo(extension("seats.jar"));

        refuses(zenhook(), "extensions/seats.jar was compiled for Java 99");
    }

    @Test
    void anExtensionThatIsNotOnTheClassPathStopsTheStart() {
        sample().writeTo(extension("seats.jar"));

        refuses(
                ZenhookProcess.in(folder).key(SigningKey.shared().modulus()),
                "extensions/seats.jar is not on the class path",
                "zenhook.handle.extensions");
    }

    @Test
    void anExtensionBelowTheDataFolderStopsTheStart() {
        sample().writeTo(folder.resolve("data/extensions/seats.jar"));

        refuses(
                zenhook().with("zenhook.handle.extensions", "./data/extensions"),
                "data/extensions/seats.jar lies below the data folder");
    }

    @Test
    void aClassThatDoesNotLinkStopsTheStart() {
        handlers("acme.AcmeConfiguration", """
            @AutoConfiguration
            class AcmeConfiguration {
                @Bean
                Lost lost() {
                    return new Lost();
                }
            }

            class Lost {}
            """)
                .without("acme/Lost.class")
                .importing("acme.AcmeConfiguration")
                .writeTo(extension("acme.jar"));

        refuses(zenhook(), "extensions/acme.jar does not start", "acme.Lost");
    }

    @Test
    void aHandlerWhoseCallsDoNotLinkStopsTheStart() {
        handlers("acme.AcmeConfiguration", """
            @AutoConfiguration
            class AcmeConfiguration {
                @Bean
                Object eager() {
                    return new Lost().toString();
                }
            }

            class Lost {}
            """)
                .without("acme/Lost.class")
                .importing("acme.AcmeConfiguration")
                .writeTo(extension("acme.jar"));

        refuses(zenhook(), "extensions/acme.jar does not start", "acme.Lost");
    }

    @Test
    void aBeanThatThrowsStopsTheStart() {
        handlers("acme.AcmeConfiguration", """
            @AutoConfiguration
            class AcmeConfiguration {
                @Bean
                Object mailer() {
                    throw new IllegalStateException("No mail server");
                }
            }
            """)
                .importing("acme.AcmeConfiguration")
                .writeTo(extension("acme.jar"));

        refuses(zenhook(), "extensions/acme.jar does not start", "No mail server");
    }

    @Test
    void aBeanThatNeedsAnotherStopsTheStartAndSpringsCureIsKept() {
        handlers("acme.AcmeConfiguration", """
            @AutoConfiguration
            class AcmeConfiguration {
                @Bean
                Object mailer(java.net.http.HttpClient client) {
                    return client;
                }
            }
            """)
                .importing("acme.AcmeConfiguration")
                .writeTo(extension("acme.jar"));

        refuses(
                zenhook(),
                "extensions/acme.jar does not start",
                "Consider defining a bean of type 'java.net.http.HttpClient'");
    }

    @Test
    void aHandlerThatCannotBeOneStopsTheStart() {
        handlers("acme.AcmeConfiguration", """
            @AutoConfiguration
            class AcmeConfiguration {
                @Bean
                Mailer mailer() {
                    return new Mailer();
                }
            }

            class Mailer {
                @dev.zenhook.handle.OnWebhookEvent("*")
                void send(String text) {}
            }
            """)
                .importing("acme.AcmeConfiguration")
                .writeTo(extension("acme.jar"));

        refuses(
                zenhook(),
                "The method send of the bean \"mailer\" (./extensions/acme.jar) has a parameter that cannot be filled");
    }

    private ExtensionJar handlers(String name, String types) {
        return ExtensionJar.ofSource(name, """
            package acme;

            import org.springframework.boot.autoconfigure.AutoConfiguration;
            import org.springframework.context.annotation.Bean;

            """ + types, folder, InstalledZenhook.parts());
    }
}
