package com.example.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the README says of code, settings and answers is so. */
class ReadmeTest {
    private final Map<String, String> sent = new ConcurrentSkipListMap<>();

    @Test
    void everyJavaExampleIsOneThatIsRunHere() throws IOException {
        try (Stream<Path> tests = Files.list(Path.of("src/test/java/com/example/readme"));
                Stream<Path> extension = Files.list(Path.of("src/it/extension/src/main/java/com/example/seats"))) {
            List<String> sources =
                    Stream.concat(tests, extension).map(ReadmeTest::content).toList();

            assertThat(Readme.blocks("java"))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(example -> assertThat(sources)
                            .anySatisfy(source -> assertThat(source).endsWith(example)));
        }
    }

    @Test
    void theExamplesDoWhatTheySay(@TempDir Path folder) {
        try (RunningZenhook zenhook = RunningZenhook.in(folder)
                .set("zenhook.handle.packages", "com.example.readme")
                .bean("mailer", (Mailer) sent::put)
                .bean("crm", crm())
                .start()) {
            zenhook.send(Webhook.event("entitlement.seat.activated")
                    .id("event_seat")
                    .with("payload", "{\"seatName\":\"Ada\",\"seatsUsed\":3}"));
            zenhook.send(
                    Webhook.event("entitlement.provision").id("event_known").resource("ent_known"));
            zenhook.send(Webhook.event("entitlement.provision").id("event_lost").resource("ent_lost"));

            await().untilAsserted(() -> assertThat(sent)
                    .containsEntry("event_seat", "entitlement.seat.activated: Ada, 3 in use")
                    .containsEntry("ent_known", "provisioned")
                    .containsEntry("event_lost", "provisioning gave up: UNRECOVERABLE")
                    .hasSize(3));
        }
    }

    private Crm crm() {
        return new Crm() {
            @Override
            public boolean knows(@Nullable String entitlement) {
                return "ent_known".equals(entitlement);
            }

            @Override
            public void provision(@Nullable String entitlement) {
                sent.put(String.valueOf(entitlement), "provisioned");
            }
        };
    }

    @Test
    void theTableOfSettingsIsComplete() throws IOException {
        JsonNode metadata = JsonMapper.shared()
                .readTree(Files.readAllBytes(Path.of("target/classes/META-INF/spring-configuration-metadata.json")));
        Map<String, String> settings = new TreeMap<>();
        metadata.get("properties")
                .forEach(property -> settings.put(
                        property.get("name").asString(),
                        property.path("defaultValue").asString("")));
        settings.remove("zenhook.tenants");
        settings.remove("zenhook.operators.users");
        settings.put("zenhook.operators.users.<name>.password-hash", "");
        settings.put("zenhook.operators.users.<name>.role", "");
        // Actuator's, for answers that take no parameters
        settings.keySet().removeIf(name -> name.endsWith(".cache.time-to-live"));
        settings.put("ZENTITLE2_PUBLIC_KEY", "");
        String tenant = "zenhook.tenants.<name>.";
        settings.put(tenant + "public-keys", "");
        settings.put(tenant + "default", "false");
        settings.put(tenant + "key-overlap", "24h");
        settings.put(tenant + "alert-when-silent-for", "");
        List.of("url", "token-url", "tenant-id", "client-id", "client-secret")
                .forEach(member -> settings.put(tenant + "management-api." + member, ""));
        settings.put(tenant + "management-api.api-version", "2025-10-10");
        settings.put(tenant + "registration.public-url", "");
        settings.put(tenant + "registration.subscriptions", "handlers");

        Map<String, String> described = new TreeMap<>();
        Readme.table("setting").forEach(row -> described.put(row.get(0), row.get(1)));

        assertThat(described).isEqualTo(settings);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
