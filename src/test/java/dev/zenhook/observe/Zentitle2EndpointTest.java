package dev.zenhook.observe;

import static dev.zenhook.observe.FakeConnections.FETCHED;
import static dev.zenhook.observe.FakeConnections.WELL;
import static dev.zenhook.observe.FakeConnections.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.register.ManagementApiException;
import dev.zenhook.register.SelfTestResult;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.verify.KeyRing;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The connections, as an operator reaches them through the management port. */
@ExtendWith(OutputCaptureExtension.class)
class Zentitle2EndpointTest {
    private static final String ASKED = "\"why\":\"the proxy was changed\"";

    @TempDir
    private Path folder;

    private final FakeConnections connections = new FakeConnections().with("main", WELL);

    private RunningZenhook.Builder zenhook() {
        return ManagementPort.zenhookIn(folder).bean("fakeConnections", connections);
    }

    private static HttpResponse<String> call(RunningZenhook zenhook, String method, String path, String body) {
        return ManagementPort.call(zenhook, method, "/zentitle2" + path, body);
    }

    private static JsonNode get(RunningZenhook zenhook, String path) {
        return read(ManagementPort.call(zenhook, "GET", path, ""), 200);
    }

    private static JsonNode act(RunningZenhook zenhook, String act) {
        return read(call(zenhook, "POST", "/main", "{\"act\":\"" + act + "\"," + ASKED + "}"), 200);
    }

    private static JsonNode read(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void itMayBeSwitchedOff() {
        try (RunningZenhook zenhook =
                zenhook().set("management.endpoint.zentitle2.access", "none").start()) {
            assertThat(call(zenhook, "GET", "", "").statusCode()).isEqualTo(404);
            assertThat(call(zenhook, "POST", "/main", "{}").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void itMayBeThereForReadingAlone() {
        try (RunningZenhook zenhook = zenhook()
                .set("management.endpoint.zentitle2.access", "read-only")
                .start()) {
            assertThat(call(zenhook, "GET", "/main", "").statusCode()).isEqualTo(200);
            assertThat(call(zenhook, "POST", "/main", "{}").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void itShowsHowTheConnectionsStand() {
        connections.with("broken", status("no", Set.of("a.x"), Set.of(), null, null));
        try (RunningZenhook zenhook = zenhook().start()) {
            JsonNode all = get(zenhook, "/zentitle2");
            assertThat(all.at("/tenants/main/status").asString()).isEqualTo("UP");
            assertThat(all.at("/tenants/broken/status").asString()).isEqualTo("DOWN"); // no key is known by that name
            assertThat(all.at("/tenants/broken/missing/0").asString()).isEqualTo("a.x");

            JsonNode main = get(zenhook, "/zentitle2/main");
            assertThat(withoutAge(main)).isEqualTo(withoutAge(all.at("/tenants/main")));
            assertThat(main.get("keyFetchedAt").asString()).isEqualTo(FETCHED.toString());
            assertThat(main.at("/keysInUse/0").asString())
                    .isEqualTo(zenhook.bean(KeyRing.class)
                            .keysOf("main")
                            .getFirst()
                            .fingerprint());
            assertThat(main.at("/selfTest/message").asString()).isEqualTo("Zentitle2 reached us in 320 ms");
        }
    }

    /** It goes on from one answer to the next. */
    private static JsonNode withoutAge(JsonNode account) {
        return ((ObjectNode) account.deepCopy()).without("keyAge");
    }

    @Test
    void healthShowsThemAndAWarningIsNoFailure() {
        connections.with("main", status("no", Set.of(), Set.of(), null, null));
        try (RunningZenhook zenhook = zenhook().start()) {
            JsonNode health = get(zenhook, "/health/zentitle2");
            assertThat(health.get("status").asString()).isEqualTo("WARNING");
            assertThat(health.at("/details/main/problems/0").asString()).contains("could not be fetched");
            assertThat(get(zenhook, "/health").get("status").asString()).isEqualTo("UP");
            assertThat(get(zenhook, "/health/keys").at("/details/main").asString())
                    .isEqualTo("has a key");
        }
    }

    @Test
    void neitherReadinessNorLivenessAskZentitle2() {
        connections.with("broken", WELL);
        try (RunningZenhook zenhook = zenhook().start()) {
            assertThat(ManagementPort.call(zenhook, "GET", "/health/zentitle2", "")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(get(zenhook, "/health/readiness").at("/components").propertyNames())
                    .containsExactlyInAnyOrder("readinessState", "inbox", "keys");
            assertThat(get(zenhook, "/health/liveness").at("/components").propertyNames())
                    .containsExactly("livenessState");
        }
    }

    @Test
    void anActIsDoneAndTheLogSaysForWhom(CapturedOutput output) {
        try (RunningZenhook zenhook = zenhook().start()) {
            JsonNode done = act(zenhook, "self-test");
            assertThat(done.get("act").asString()).isEqualTo("self-test");
            assertThat(done.get("outcome").asString()).isEqualTo("passed: Zentitle2 reached us in 320 ms");
            assertThat(done.at("/account/status").asString()).isEqualTo("UP");
            assertThat(act(zenhook, "refresh-key").get("outcome").asString())
                    .isEqualTo("the account's key is sha256:fetched");
            assertThat(act(zenhook, "revoke-previous-key").get("outcome").asString())
                    .isEqualTo("keys taken out of use: 2");
            assertThat(act(zenhook, "narrow").get("outcome").asString()).isEqualTo("subscriptions not wanted: 0");
        }
        assertThat(connections.asked)
                .containsExactly("self-test main", "refresh-key main", "revoke-previous-key main", "narrow main");
        assertThat(output)
                .contains("Act self-test for tenant main by Ada (the proxy was changed): passed: Zentitle2 reached us")
                .contains("Act revoke-previous-key for tenant main by Ada (the proxy was changed): keys taken out of");
    }

    @Test
    void anActThatFailsSaysWhy(CapturedOutput output) {
        connections.with("main", status("no key", Set.of(), Set.of(), "no listener", null));
        connections.selfTest = new SelfTestResult(FETCHED, false, "Nothing arrived");
        try (RunningZenhook zenhook = zenhook().start()) {
            Map.of("self-test", "Nothing arrived", "refresh-key", "no key", "narrow", "no listener")
                    .forEach((act, why) -> assertThat(
                                    act(zenhook, act).get("outcome").asString())
                            .isEqualTo("failed: " + why));

            ManagementApiException refused = mock(ManagementApiException.class);
            when(refused.getMessage()).thenReturn("Zentitle2 answered 403.");
            connections.failure = refused;
            HttpResponse<String> answer = call(zenhook, "POST", "/main", "{\"act\":\"narrow\"," + ASKED + "}");
            assertThat(read(answer, 502).get("detail").asString()).isEqualTo("Zentitle2 answered 403.");

            connections.failure = new IllegalStateException("Nothing is to be registered.");
            answer = call(zenhook, "POST", "/main", "{\"act\":\"narrow\"," + ASKED + "}");
            assertThat(read(answer, 409).get("detail").asString()).isEqualTo("Nothing is to be registered.");
        }
        assertThat(output)
                .contains("Act narrow for tenant main by Ada (the proxy was changed): failed: Zentitle2 answered 403.")
                .contains("Act narrow for tenant main by Ada (the proxy was changed): not possible");
    }

    @Test
    void aBadActIsRefusedAndNotDone() {
        Map<String, String> acts = Map.of(
                "{'act':'delete','why':'x'}",
                "act is self-test, refresh-key, revoke-previous-key or narrow",
                "{'why':'x'}",
                "act is self-test, refresh-key, revoke-previous-key or narrow",
                "{'act':'narrow','why':' '}",
                "why is required",
                "{'act':'narrow','why':'a\\nb'}",
                "why is required",
                "{'act':'narrow','why':'" + "x".repeat(201) + "'}",
                "why is required");
        try (RunningZenhook zenhook = zenhook().start()) {
            acts.forEach((act, detail) -> assertThat(read(call(zenhook, "POST", "/main", act.replace('\'', '"')), 400)
                            .get("detail")
                            .asString())
                    .contains(detail));
        }
        assertThat(connections.asked).isEmpty();
    }

    @Test
    void aTenantWithoutCredentialsIsNotFound() {
        try (RunningZenhook zenhook = zenhook().start()) {
            String act = "{\"act\":\"narrow\"," + ASKED + "}";
            assertThat(read(call(zenhook, "GET", "/other", ""), 404)
                            .get("detail")
                            .asString())
                    .isEqualTo("There is no tenant with credentials other");
            assertThat(read(call(zenhook, "POST", "/other", act), 404)
                            .get("status")
                            .asInt())
                    .isEqualTo(404);
        }
    }
}
