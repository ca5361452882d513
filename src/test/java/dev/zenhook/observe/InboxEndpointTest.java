package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.store.Inbox;
import dev.zenhook.store.Proof;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inbox, as an operator reaches it through the management port. */
@ExtendWith(OutputCaptureExtension.class)
class InboxEndpointTest {
    private static final String ASKED = "\"why\":\"the mail server was down\"";

    @TempDir
    private Path folder;

    private final Mailer mailer = new Mailer();

    /** Gives up at once while it is broken. */
    static class Mailer {
        final List<WebhookEvent> events = new CopyOnWriteArrayList<>();
        volatile boolean broken = true;

        @OnWebhookEvent("customer.*")
        void handle(WebhookEvent event) {
            if (broken) {
                throw new UnrecoverableException("no mail server");
            }
            events.add(event);
        }
    }

    private RunningZenhook.Builder zenhook() {
        return ManagementPort.zenhookIn(folder).bean("mailer", mailer);
    }

    private static HttpResponse<String> call(RunningZenhook zenhook, String method, String path, String body) {
        return ManagementPort.call(zenhook, method, "/inbox" + path, body);
    }

    private static JsonNode get(RunningZenhook zenhook, String path) {
        HttpResponse<String> answer = call(zenhook, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode act(RunningZenhook zenhook, String body) {
        HttpResponse<String> answer = call(zenhook, "POST", "", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void awaitParked(RunningZenhook zenhook, int many) {
        await().until(() ->
                get(zenhook, "?delivery=PARKED&count=true").get("count").asInt() == many);
    }

    @Test
    void itMayBeSwitchedOff() {
        try (RunningZenhook zenhook =
                zenhook().set("management.endpoint.inbox.access", "none").start()) {
            assertThat(call(zenhook, "GET", "", "").statusCode()).isEqualTo(404);
            assertThat(call(zenhook, "POST", "", "{}").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void itMayBeThereForReadingAlone() {
        try (RunningZenhook zenhook =
                zenhook().set("management.endpoint.inbox.access", "read-only").start()) {
            assertThat(call(zenhook, "GET", "", "").statusCode()).isEqualTo(200);
            assertThat(call(zenhook, "POST", "", "{}").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void whatParkedIsSeenAndReplayed(CapturedOutput output) {
        try (RunningZenhook zenhook = zenhook().start()) {
            zenhook.send(Webhook.event("customer.created").id("event_1").payload("{\"name\":\"Lovelace\"}"));
            awaitParked(zenhook, 1);

            JsonNode page = get(zenhook, "?code=customer.*&delivery=parked");
            JsonNode line = page.at("/entries/0");
            assertThat(page.toString()).doesNotContain("Lovelace");
            assertThat(line.get("eventId").asString()).isEqualTo("event_1");
            assertThat(line.at("/deliveries/mailer.handle").asString()).isEqualTo("PARKED");

            String number = line.get("number").asString();
            JsonNode shown = get(zenhook, "/" + number);
            assertThat(shown.get("body").asString()).contains("Lovelace");
            assertThat(shown.at("/deliveries/0/failures/0/error").asString()).contains("no mail server");

            mailer.broken = false;
            JsonNode done = act(zenhook, "{\"act\":\"replay\",\"filter\":\"entry=" + number + "\"," + ASKED + "}");
            assertThat(done.get("state").asString()).isEqualTo("DONE");
            assertThat(done.get("changed").asInt()).isEqualTo(1);
            await().until(() -> !mailer.events.isEmpty());
            assertThat(mailer.events).allMatch(WebhookEvent::replay);
            assertThat(get(zenhook, "/" + number).at("/deliveries/0/status").asString())
                    .isEqualTo("REPLAYED");
            assertThat(get(zenhook, "/acts").at("/acts/0/asked/why").asString()).isEqualTo("the mail server was down");
            assertThat(get(zenhook, "/acts").at("/acts/0/asked/who").asString()).isEqualTo("Ada");
        }
        assertThat(output).doesNotContain("Lovelace");
    }

    @Test
    void aLongActIsWatchedAndStopped() {
        try (RunningZenhook zenhook = zenhook().set("zenhook.repair.rate", "1").start()) {
            for (int i = 0; i < 20; i++) {
                zenhook.send(Webhook.event("customer.created"));
            }
            awaitParked(zenhook, 20);

            String many = "{\"act\":\"discard\",\"filter\":\"delivery=PARKED\"," + ASKED + "}";
            JsonNode running = act(zenhook, many);
            String path = "/acts/" + running.get("number").asString();
            assertThat(running.get("state").asString()).isEqualTo("RUNNING");
            assertThat(call(zenhook, "POST", "", many).statusCode()).isEqualTo(409);

            assertThat(call(zenhook, "DELETE", path + "?who=Bob", "").statusCode())
                    .isEqualTo(200);
            await().until(() -> get(zenhook, path).get("state").asString().equals("STOPPED"));
            assertThat(get(zenhook, path).get("stoppedBy").asString()).isEqualTo("Ada");
            assertThat(get(zenhook, "?delivery=PARKED&count=true").get("count").asInt())
                    .isPositive();
        }
    }

    @Test
    void aBodyThatThisVersionCanReadBecomesAnEvent() {
        mailer.broken = false;
        Webhook webhook = Webhook.event("customer.created").id("event_1");
        try (RunningZenhook zenhook = zenhook().start()) {
            Proof proof = new Proof("c2lnbmF0dXJl", "sha256:key", Instant.EPOCH);
            zenhook.bean(Inbox.class).storeUnreadable("main", webhook.rawBody(), proof, "an older version said so");

            act(zenhook, "{\"act\":\"replay\",\"filter\":\"status=UNREADABLE\"," + ASKED + "}");

            await().until(() -> mailer.events.size() == 1);
            assertThat(mailer.events.getFirst().id()).isEqualTo("event_1");
            assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
            assertThat(get(zenhook, "?count=true").get("count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatIsNoTextIsShownInBase64AndStaysUnreadable() {
        try (RunningZenhook zenhook = zenhook().start()) {
            byte[] body = {(byte) 0xff, 0};
            assertThat(zenhook.post("/webhooks", body, SigningKey.shared().sign(body))
                            .statusCode())
                    .isEqualTo(400);

            JsonNode line = get(zenhook, "?status=unreadable").at("/entries/0");
            JsonNode shown = get(zenhook, "/" + line.get("number").asString());
            assertThat(shown.get("body").isNull()).isTrue();
            assertThat(shown.get("bodyBase64").asString()).isEqualTo("/wA=");

            String number = line.get("number").asString();
            JsonNode act = act(zenhook, "{\"act\":\"replay\",\"filter\":\"entry=" + number + "\"," + ASKED + "}");
            assertThat(act.get("remaining").asInt()).isEqualTo(1);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(detail).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("detail").asString())
                .contains(detail);
    }

    @Test
    void aBadQuestionIsRefusedHelpfully() {
        Map<String, String> questions = Map.of(
                "?resource=ent_1", "name the tenant",
                "?status=open", "status is one of [ACCEPTED",
                "?from=yesterday", "from is a time such as",
                "?code=*.created", "a beginning followed by *",
                "?size=0", "size is 1 to 200",
                "?size=201", "size is 1 to 200",
                "?below=x", "below is a number",
                "/first", "entry is a number",
                "/acts/first", "act is a number");
        try (RunningZenhook zenhook = zenhook().start()) {
            questions.forEach((path, detail) -> assertRefused(call(zenhook, "GET", path, ""), 400, detail));
        }
    }

    @Test
    void aBadActIsRefusedAndNotRecorded() {
        Map<String, String> acts = Map.of(
                "{'act':'repeat','why':'x','filter':'code=*'}", "act is replay, discard or erase",
                "{'act':'replay','filter':'code=*'}", "why is required",
                "{'act':'replay','why':'x'}", "The filter is empty",
                "{'act':'replay','why':'x','filter':'tenat=a'}", "no condition tenat",
                "{'act':'replay','why':'x','filter':'code'}", "as in the address",
                "{'act':'replay','why':'x','filter':'code=a&code=b'}", "stands twice",
                "{'act':'erase','why':'x','filter':'code=*'}", "name tenant and resource");
        try (RunningZenhook zenhook = zenhook().start()) {
            acts.forEach(
                    (act, detail) -> assertRefused(call(zenhook, "POST", "", act.replace('\'', '"')), 400, detail));
            assertThat(get(zenhook, "/acts").get("acts")).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        try (RunningZenhook zenhook = zenhook().start()) {
            Map.of("/999", "no entry 999", "/acts/999", "no act 999", "/others/1", "no page others")
                    .forEach((path, detail) -> assertRefused(call(zenhook, "GET", path, ""), 404, detail));
        }
    }

    @Test
    void chosenHandlersAreNamedWithCommas() {
        mailer.broken = false;
        try (RunningZenhook zenhook = zenhook().start()) {
            zenhook.send(Webhook.event("customer.created"));
            await().until(() -> mailer.events.size() == 1);
            String asked = "{\"act\":\"replay\",\"filter\":\"code=*\",\"all\":true,\"handlers\":\"%s\"," + ASKED + "}";

            act(zenhook, asked.formatted("another,one"));
            await().until(() -> get(zenhook, "/acts/1").get("state").asString().equals("DONE"));
            assertThat(get(zenhook, "/acts/1").get("changed").asInt()).isZero();

            act(zenhook, asked.formatted("another,mailer.handle"));
            await().until(() -> mailer.events.size() == 2);
        }
    }
}
