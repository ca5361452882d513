package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ports: the public one knows nothing of health, the other nothing of webhooks. */
class HealthTest {
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";

    @TempDir
    private Path folder;

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", LIVENESS, READINESS, "/livez", "/readyz", "/error"})
    void thePublicPortAnswersNothingButWebhooks(String path) throws Exception {
        try (RunningZenhook zenhook = RunningZenhook.in(folder).start()) {
            HttpResponse<String> answer = get(zenhook.port(), path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void theManagementPortAnswersHealthAndNothingElse() throws Exception {
        try (RunningZenhook zenhook = RunningZenhook.in(folder).start()) {
            int port = zenhook.managementPort();

            assertThat(get(port, LIVENESS).body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(port, READINESS).body()).isEqualTo("{\"status\":\"UP\"}");
            for (String path : new String[] {
                "/actuator", "/actuator/health", "/actuator/env", "/actuator/metrics", "/webhooks", "/"
            }) {
                HttpResponse<String> answer = get(port, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).as(path).doesNotContain("Tomcat");
            }
        }
    }

    @Test
    void itTellsOperatorsTheMetrics() {
        try (RunningZenhook zenhook = ManagementPort.zenhookIn(folder).start()) {
            zenhook.send(Webhook.event("customer.created"));
            zenhook.post("/webhooks", Webhook.event("customer.created").body(), "none");

            assertThat(ManagementPort.call(zenhook, "GET", "/metrics/zenhook.requests", "")
                            .body())
                    .contains("\"value\":2.0");
            assertThat(ManagementPort.call(zenhook, "GET", "/metrics/zenhook.requests?tag=outcome:stored", "")
                            .body())
                    .contains("\"value\":1.0");
        }
    }

    @Test
    void aBrokenInboxMakesItUnreadyAndLeavesItAlive() throws Exception {
        try (RunningZenhook zenhook = RunningZenhook.in(folder).start()) {
            execute("alter table entry rename to elsewhere");

            assertThat(get(zenhook.managementPort(), READINESS).statusCode()).isEqualTo(503);
            assertThat(get(zenhook.managementPort(), LIVENESS).statusCode()).isEqualTo(200);

            execute("alter table elsewhere rename to entry");
            assertThat(get(zenhook.managementPort(), READINESS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNotWellTellsTheCureToWhomDetailsAreShown() throws Exception {
        try (RunningZenhook zenhook = ManagementPort.zenhookIn(folder).start()) {
            execute("alter table entry rename to elsewhere");

            assertThat(told(zenhook, "/health/readiness"))
                    .contains("\"cure\":\"The inbox cannot be read", "PostgreSQL", "zenhook.store.directory");
        }
    }

    @Test
    void aSilentTenantIsToldAndTakesNothingOutOfService() throws Exception {
        SettableClock clock = new SettableClock();
        try (RunningZenhook zenhook = silenceAware(clock).start()) {
            zenhook.send(Webhook.event("customer.created"));
            zenhook.bean(Lookout.class).look();
            clock.advance(Duration.ofHours(23));
        }
        try (RunningZenhook zenhook = silenceAware(clock).start()) {
            zenhook.bean(Lookout.class).look();
            assertThat(told(zenhook, "/health/silence")).contains("\"main\":\"is heard\"");
            clock.advance(Duration.ofHours(1));
            zenhook.bean(Lookout.class).look();

            HttpResponse<String> silence = ManagementPort.call(zenhook, "GET", "/health/silence", "");
            assertThat(silence.statusCode()).isEqualTo(200);
            assertThat(silence.body())
                    .contains("\"status\":\"WARNING\"", "The last event came at 2026-01-01T00:00:00Z");
            for (String group : new String[] {"/health/liveness", "/health/readiness"}) {
                assertThat(told(zenhook, group)).contains("\"status\":\"UP\"").doesNotContain("silence", "zentitle2");
            }
            assertThat(told(zenhook, "/health/liveness")).doesNotContain("inbox", "keys");

            zenhook.send(Webhook.event("customer.created"));
            zenhook.bean(Lookout.class).look();
            assertThat(told(zenhook, "/health/silence")).contains("\"status\":\"UP\"");
        }
    }

    /** To an operator. */
    private static String told(RunningZenhook zenhook, String path) {
        return ManagementPort.call(zenhook, "GET", path, "").body();
    }

    private RunningZenhook.Builder silenceAware(SettableClock clock) {
        return ManagementPort.zenhookIn(folder)
                .bean("settableClock", clock)
                .set("zenhook.tenants.main.alert-when-silent-for", "1d");
    }

    private void execute(String sql) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("zenhook.db"));
                Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    static class Slow {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);

        @OnWebhookEvent("*")
        void handle(WebhookEvent event) throws InterruptedException {
            begun.countDown();
            release.await();
        }
    }

    @Test
    void whileItShutsDownItIsAliveAndNotReady() throws Exception {
        Slow slow = new Slow();
        try (RunningZenhook zenhook =
                RunningZenhook.in(folder).bean("slow", slow).start()) {
            int port = zenhook.managementPort();
            zenhook.send(Webhook.event("customer.created"));
            slow.begun.await();

            Thread shutdown = Thread.ofPlatform().start(zenhook::close);
            await().untilAsserted(
                            () -> assertThat(get(port, READINESS).statusCode()).isEqualTo(503));
            assertThat(get(port, LIVENESS).statusCode()).isEqualTo(200);

            slow.release.countDown();
            shutdown.join();
        }
    }
}
