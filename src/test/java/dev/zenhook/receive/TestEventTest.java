package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test event always works, and disturbs nobody. */
class TestEventTest {
    private final SettableClock clock = SettableClock.at("2026-06-06T12:00:00Z");
    private final Handlers handlers = new Handlers();
    private RunningZenhook zenhook;

    static class Handlers {
        final List<WebhookEvent> tests = new CopyOnWriteArrayList<>();
        final List<WebhookEvent> others = new CopyOnWriteArrayList<>();

        @OnWebhookEvent("webhook.test")
        void test(WebhookEvent event) {
            tests.add(event);
        }

        @OnWebhookEvent({"*", "entitlement.*", "entitlement.created", "webhook.*"})
        void other(WebhookEvent event) {
            others.add(event);
        }
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .bean("ownHandlers", handlers)
                .bean("ownClock", clock)
                .start();
    }

    @AfterEach
    void stop() {
        zenhook.close();
    }

    /** A test event, in every way in which it may be written. */
    private static Stream<Form> forms() {
        return listeners()
                .flatMap(listener -> emptyPayloads()
                        .flatMap(payload -> ids().flatMap(id -> codes().map(
                                        code -> listener.and(payload).and(id).and(code)))));
    }

    /** One way to write a part of a test event. */
    private record Form(String name, UnaryOperator<Webhook> change) {
        static Form with(String field, String json) {
            return new Form(field + " " + json, webhook -> webhook.with(field, json));
        }

        static Form without(String field) {
            return new Form("no " + field, webhook -> webhook.without(field));
        }

        Form and(Form other) {
            return new Form(name + ", " + other.name, webhook -> other.change.apply(change.apply(webhook)));
        }

        Webhook webhook() {
            return change.apply(Webhook.testEvent());
        }
    }

    private static Stream<Form> listeners() {
        return Stream.of(Form.with("resourceId", "\"wh_1\""), Form.with("resourceId", "\"whl_1\""));
    }

    private static Stream<Form> emptyPayloads() {
        return Stream.concat(
                Stream.of("{}", "null", "\"\"", "[]").map(json -> Form.with("payload", json)),
                Stream.of(Form.without("payload")));
    }

    private static Stream<Form> ids() {
        return Stream.of(
                new Form("an eventId", webhook -> webhook),
                Form.without("eventId"),
                Form.with("eventId", "null"),
                Form.with("eventId", "\"\""));
    }

    private static Stream<Form> codes() {
        return Stream.of(
                new Form("a code", webhook -> webhook),
                Form.without("eventCode"),
                Form.with("eventCode", "null"),
                Form.with("eventCode", "\"\""),
                Form.with("eventCode", "\"* no code *\""));
    }

    /** One Zenhook for all forms: to start one for each would take minutes. */
    @Test
    void everyFormOfATestEventReachesTheHandlersThatAskForTestsAndNoOthers() {
        List<Form> forms = forms().toList();
        assertThat(forms).hasSize(2 * 5 * 4 * 5);

        for (Form form : forms) {
            Webhook webhook = form.webhook();

            assertThat(zenhook.send(webhook).statusCode()).as(form.name).isEqualTo(200);

            InboxLog.Entry entry = zenhook.log().newest(1).getFirst();
            assertThat(entry.body().bytes()).isEqualTo(webhook.body());
            assertThat(entry.test()).isTrue();
            assertThat(entry.code()).isEqualTo("webhook.test");
            assertThat(zenhook.log().deliveries(entry))
                    .extracting(InboxLog.Delivery::handler)
                    .containsExactly("ownHandlers.test", "testEventLogger");
        }
        await().untilAsserted(() -> assertThat(handlers.tests).hasSameSizeAs(forms));
        assertThat(handlers.tests)
                .allMatch(event -> event.test() && event.code().equals(EventCode.TEST));
        assertThat(handlers.others).isEmpty();
    }

    @Test
    void aTestEventWithoutAnIdIsNamedByItsBody() {
        Webhook webhook = Webhook.testEvent().without("eventId");

        zenhook.send(webhook);
        zenhook.send(webhook);

        assertThat(zenhook.log().count()).isEqualTo(1);
        assertThat(newest().eventId()).isEqualTo(newest().body().sha256());
    }

    @Test
    void theBodyWithoutBytesIsOneCountedRowAndHandedOverOnceAMinute() {
        Webhook nothing = Webhook.ofBody(new byte[0]);

        assertThat(zenhook.send(nothing).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(handlers.tests).hasSize(1));
        clock.advance(Duration.ofMillis(59_999));
        assertThat(zenhook.send(nothing).statusCode()).isEqualTo(200);
        assertThat(newest().arrivals()).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        assertThat(zenhook.send(nothing).statusCode()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(handlers.tests).hasSize(2));
        assertThat(zenhook.log().count()).isEqualTo(1);
        assertThat(newest().arrivals()).isEqualTo(3);
        assertThat(newest().test()).isTrue();
        assertThat(newest().receivedAt()).isEqualTo("2026-06-06T12:00:00Z");
        assertThat(handlers.others).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ent_1", "WH_1", "wh", "whx_1", " wh_1", "cust_wh_1"})
    void anEmptyPayloadOfAnotherResourceIsAnOrdinaryEvent(String resource) {
        assertThat(zenhook.send(Webhook.testEvent().resource(resource)).statusCode())
                .isEqualTo(200);

        await().untilAsserted(() -> assertThat(handlers.others).hasSize(1));
        assertThat(newest().test()).isFalse();
        assertThat(handlers.tests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":null}", "[null]", "\" \"", "0", "false"})
    void aPayloadThatSaysSomethingIsNoTestEvenOfAListener(String payload) {
        assertThat(zenhook.send(Webhook.testEvent().with("payload", payload)).statusCode())
                .isEqualTo(200);

        await().untilAsserted(() -> assertThat(handlers.others).hasSize(1));
        assertThat(newest().test()).isFalse();
    }

    @Test
    void anEventWithTheCodeOfTestEventsIsNoTestEvent() {
        zenhook.send(Webhook.event("webhook.test"));

        assertThat(newest().test()).isFalse();
    }

    private InboxLog.Entry newest() {
        return zenhook.log().newest(1).getFirst();
    }
}
