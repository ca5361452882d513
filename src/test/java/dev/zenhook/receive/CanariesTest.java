package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.guard.Somebody;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListener;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Everything that is to stay inside is marked, whatever can happen happens, and the marks are looked for wherever the house
 * tells something: log, answers, health, metrics, names of threads.
 */
@ExtendWith(OutputCaptureExtension.class)
class CanariesTest {
    private static final String BODY = "canary-of-a-body";
    private static final String SECRET = "canary-of-a-client-secret";
    private static final String TOKEN = "canary-of-an-access-token";
    private static final String PASSWORD = "canary-of-a-password";
    private static final SigningKey STRANGER = SigningKey.generate(2048);

    static class Handlers implements ParkedListener {
        @OnWebhookEvent("canary.failing")
        void fails(WebhookEvent event) {
            throw new IllegalStateException(
                    event.body().text(), new IOException(event.body().text()));
        }

        @OnWebhookEvent("canary.parked")
        void parks(WebhookEvent event) {
            throw new UnrecoverableException("cannot deal with " + event.payload());
        }

        record Canary(List<Integer> name) {}

        @OnWebhookEvent("canary.unfit")
        void unfit(Canary canary) {}

        @Override
        public void parked(ParkedDelivery delivery) {
            throw new IllegalStateException(delivery.lastError());
        }
    }

    /** With all libraries at INFO, where they tell more than by default. */
    @Test
    void noneIsToldAboveDebug(@TempDir Path directory, CapturedOutput output) throws Exception {
        List<RawRequest> requests = requests();
        List<String> told = new ArrayList<>();
        try (TellingApi api = new TellingApi(TOKEN);
                RunningZenhook zenhook = started(directory, api)) {
            requests.forEach(request ->
                    told.add(RawConnection.exchange(zenhook.port(), request).toString()));
            await().untilAsserted(() -> assertThat(output)
                    .contains(
                            "Handler canaries.fails failed",
                            "A ParkedListener failed",
                            "The key of tenant linked could"));
            told.add(told(zenhook));
            PostgresServer.shared().crash();
            try {
                told.add(RawConnection.exchange(zenhook.port(), RawRequest.of(event("canary.late")))
                        .toString());
                await().untilAsserted(() -> assertThat(output).contains("inbox-unavailable"));
                told.add(told(zenhook));
            } finally {
                PostgresServer.shared().startAgain();
            }
        }
        told.add(output.toString());

        assertThat(told)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(BODY, SECRET, TOKEN, PASSWORD, "canary-of", "{bcrypt}", "an operator acts"));
        assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain(signatures(requests)));
    }

    /** Their beginnings: a part of one is too much. */
    private static List<String> signatures(List<RawRequest> requests) {
        return requests.stream()
                .flatMap(request -> request.signatures().stream())
                .map(line -> line.replace("N-Signature: ", ""))
                .filter(signature -> signature.length() > 20)
                .map(signature -> signature.substring(0, 20))
                .toList();
    }

    private static RunningZenhook started(Path directory, TellingApi api) {
        String linked = "zenhook.tenants.linked.management-api.";
        return Somebody.mayLogInAt(RunningZenhook.in(directory))
                .set("zenhook.tenants.main.default", "true")
                .set(linked + "url", api.url())
                .set(linked + "token-url", api.url() + "/token")
                .set(linked + "tenant-id", "t_0123456789012345678901")
                .set(linked + "client-id", "client")
                .set(linked + "client-secret", SECRET)
                .set("zenhook.store.url", PostgresServer.shared().freshDatabase())
                .set("zenhook.store.password", PASSWORD)
                .set("zenhook.dispatch.first-delay", "50ms")
                .set("logging.level.root", "info")
                .bean("canaries", new Handlers())
                .start();
    }

    private static List<RawRequest> requests() {
        RawRequest good = RawRequest.of(event("canary.failing"));
        return List.of(
                good,
                RawRequest.of(event("canary.stored")),
                RawRequest.of(event("canary.parked")),
                RawRequest.of(event("canary.unfit")),
                good,
                RawRequest.of("{\"" + BODY + "\":"),
                RawRequest.of(event("x").with("eventId", "[\"" + BODY + "\"]")),
                good.signedBy(STRANGER),
                good.unsigned(),
                good.signature(good.signature(), good.signature()),
                good.signature(good.signature().replace("=", "")),
                good.signature("Y2FuYXJ5LW9mLWEtYm9keQ=="),
                good.to("/webhooks/linked"),
                good.to("/webhooks/" + BODY),
                good.to("/" + BODY + "?" + BODY),
                good.to("/webhooks?" + BODY),
                good.method("PUT"),
                good.header("Content-Encoding", BODY),
                good.header("X Odd", BODY),
                RawRequest.of(BODY.repeat(20_000)));
    }

    private static Webhook event(String code) {
        return Webhook.event(code).with("payload", "{\"name\":\"" + BODY + "\"}");
    }

    /** What it says of itself. */
    private static String told(RunningZenhook zenhook) {
        StringBuilder told = new StringBuilder();
        for (String path : List.of("/health", "/metrics", "/prometheus", "/info", "/zentitle2", "/health/readiness")) {
            HttpResponse<String> answer = Somebody.OPERATOR.call(zenhook, "GET", "/actuator" + path, "");
            assertThat(answer.statusCode()).isIn(200, 503);
            told.append(answer.body());
        }
        told.append(Somebody.WRONG_PASSWORD
                .call(zenhook, "GET", "/actuator/health", "")
                .body());
        zenhook.bean(MeterRegistry.class).getMeters().forEach(meter -> told.append(meter.getId()));
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        threads.keySet().forEach(thread -> told.append(thread.getName()));
        return told.toString();
    }
}
