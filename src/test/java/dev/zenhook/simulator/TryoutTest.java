package dev.zenhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.zenhook.event.EventCode;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.InboxLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code ./mvnw spring-boot:test-run} shows, sped up. */
@ExtendWith(OutputCaptureExtension.class)
class TryoutTest {
    private static final int ALL = 10_000;

    /** Spring Boot leaves the tryout's pattern in a system property, where the next Zenhook of this JVM would find it. */
    @AfterEach
    void forgetThePattern() {
        System.clearProperty("CONSOLE_LOG_PATTERN");
    }

    @Test
    void itShowsEveryCodeATestEventAndARetryAndLeavesNothingBehind(CapturedOutput output) throws Exception {
        Path folder;
        try (ConfigurableApplicationContext tryout =
                Tryout.start("--server.port=0", "--simulator.pace=20ms").getApplicationContext()) {
            folder = tryout.getBean(TemporaryFolder.class).path();
            String zentitle2 = tryout.getBean(SimulatedZentitle2.class).url();
            for (String control : List.of("tampered", "test-event", "burst")) {
                assertThat(press(zentitle2 + "/simulator/" + control)).isEqualTo(202);
            }
            assertThat(ask(welcomedAt(output.getOut()))).isEqualTo(200);
            InboxLog log = tryout.getBean(InboxLog.class);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                List<InboxLog.Entry> handled = log.newest(ALL).stream()
                        .filter(entry -> log.deliveries(entry).stream()
                                .allMatch(delivery -> delivery.status() == DeliveryStatus.SUCCEEDED))
                        .toList();
                assertThat(handled.stream().map(InboxLog.Entry::code).collect(Collectors.toSet()))
                        .containsAll(
                                EventCode.KNOWN.stream().map(EventCode::value).toList())
                        .contains(EventCode.TEST.value());
                assertThat(handled)
                        .hasSizeGreaterThan(50)
                        .anySatisfy(entry -> assertThat(log.deliveries(entry))
                                .anySatisfy(delivery ->
                                        assertThat(delivery.attempts()).isGreaterThan(1)));
            });
        }
        assertThat(folder).doesNotExist();
        assertThat(output)
                .contains("Zenhook listens at http://localhost:")
                .contains("Zentitle2 reached us at http://localhost:")
                .contains("The changed body is answered 401")
                .contains("IllegalStateException at dev.zenhook.simulator.SeatMailer")
                .doesNotContain("gets no answer")
                .doesNotContain("\tat ");
    }

    /** With two, {@code spring-boot:test-run} does not know which to start. */
    @Test
    void itIsTheOnlyMainClassAmongTheTests() {
        assertThat(new ClassFileImporter().importPath(Path.of("target", "test-classes")))
                .filteredOn(type -> type.tryGetMethod("main", String[].class).isPresent())
                .extracting(JavaClass::getName)
                .containsExactly(Tryout.class.getName());
    }

    /** The inbox, as the welcome tells it. */
    private static URI welcomedAt(String output) {
        Matcher command =
                Pattern.compile("curl -u demo:demo (\\S+/actuator/inbox)").matcher(output);
        assertThat(command.find()).isTrue();
        return URI.create(command.group(1));
    }

    private static int ask(URI uri) throws IOException, InterruptedException {
        String demo = Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Basic " + demo)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static int press(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
