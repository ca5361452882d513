package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.KeyRing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log tells somebody who runs Zenhook. */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {
    @TempDir
    private Path directory;

    static class Mailer {
        @OnWebhookEvent(value = "customer.*", id = "mailer")
        void mail(WebhookEvent event) {
            MDC.put("customer", "of " + event.id());
            throw new IllegalStateException("busy");
        }
    }

    /** Spring Boot keeps it for the process, and other tests read lines that are meant for people. */
    @AfterEach
    void writeForPeopleAgain() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    private RunningZenhook.Builder zenhook() {
        return RunningZenhook.in(directory).bean("mailer", new Mailer());
    }

    @Test
    void theStartTellsInFiveLinesWhatItIsAndWhereItListens(CapturedOutput output) {
        try (RunningZenhook zenhook = zenhook().start()) {
            List<String> told = output.getOut()
                    .lines()
                    .filter(line -> line.contains("StartReport"))
                    .toList();
            assertThat(told).hasSize(5);
            assertThat(told.get(0)).contains("Zenhook", "on Java", "is ready after");
            assertThat(told.get(1))
                    .contains("webhooks at port " + zenhook.port() + " of all addresses")
                    .contains("operators at port " + zenhook.managementPort() + " of 127.0.0.1");
            assertThat(told.get(2))
                    .contains("main trusts "
                            + zenhook.bean(KeyRing.class)
                                    .keysOf("main")
                                    .getFirst()
                                    .fingerprint());
            assertThat(told.get(3)).contains("mailer takes customer.*");
            assertThat(told.get(4)).contains("SQLite, " + directory.resolve("zenhook.db"));
        }
    }

    @Test
    void structuredLinesNameTheEventTheTenantTheCodeAndTheHandler(CapturedOutput output) {
        try (RunningZenhook zenhook =
                zenhook().set("logging.structured.format.console", "ecs").start()) {
            zenhook.send(Webhook.event("customer.created").id("event_1"));
            await().untilAsserted(() -> assertThat(output.getOut()).contains("failed at attempt"));
        }
        JsonNode failure = output.getOut()
                .lines()
                .filter(line -> line.contains("failed at attempt"))
                .map(JsonMapper.shared()::readTree)
                .findFirst()
                .orElseThrow();
        assertThat(failure.path("eventId").asString()).isEqualTo("event_1");
        assertThat(failure.path("tenant").asString()).isEqualTo("main");
        assertThat(failure.path("code").asString()).isEqualTo("customer.created");
        assertThat(failure.path("handler").asString()).isEqualTo("mailer");
        assertThat(failure.path("log").path("level").asString()).isEqualTo("WARN");
    }

    @Test
    void whatAHandlerPutsIntoItsContextIsNotTheNextEvents(CapturedOutput output) {
        try (RunningZenhook zenhook = zenhook()
                .set("zenhook.dispatch.concurrency", "1")
                .set("logging.structured.format.console", "ecs")
                .start()) {
            for (String id : List.of("event_1", "event_2")) {
                zenhook.send(Webhook.event("customer.created").id(id));
                await().untilAsserted(() -> assertThat(output.getOut().lines())
                        .anyMatch(line -> line.contains("failed at attempt") && line.contains(id)));
            }
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("failed at attempt")))
                .allSatisfy(line -> {
                    JsonNode failure = JsonMapper.shared().readTree(line);
                    assertThat(failure.path("customer").asString())
                            .isEqualTo("of " + failure.path("eventId").asString());
                })
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aLineOfWhatTheReceiptSaysNamesTheEventToo(CapturedOutput output) {
        try (RunningZenhook zenhook = zenhook()
                .set("logging.structured.format.console", "ecs")
                .set("logging.level.dev.zenhook.receive", "debug")
                .start()) {
            zenhook.send(Webhook.event("customer.created").id("event_1"));
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("\"message\":\"Stored ")))
                .singleElement()
                .satisfies(line -> {
                    JsonNode stored = JsonMapper.shared().readTree(line);
                    assertThat(stored.path("eventId").asString()).isEqualTo("event_1");
                    assertThat(stored.has("handler")).isFalse();
                });
    }

    static class Quiet {
        private final CountDownLatch done = new CountDownLatch(1);

        @OnWebhookEvent("customer.*")
        void handle() {
            done.countDown();
        }
    }

    @Test
    void noEventIsToldOfAtInfoMoreThanOnce(CapturedOutput output) throws InterruptedException {
        Quiet quiet = new Quiet();
        try (RunningZenhook zenhook =
                RunningZenhook.in(directory).bean("quiet", quiet).start()) {
            zenhook.send(Webhook.event("customer.created").id("event_of_one_line"));
            zenhook.send(Webhook.event("customer.created").id("event_of_one_line"));
            quiet.done.await();
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("event_of_one_line")))
                .hasSizeLessThanOrEqualTo(1);
    }
}
