package dev.zenhook.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints answer as the vendor documents them. */
class ManagementApiTest {
    private static final String WEBHOOKS = "/api/v1/account/webhooks";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final SimulatedZentitle2 zentitle2 = SimulatedZentitle2.start();
    private final Account account = zentitle2.account();

    @AfterEach
    void stop() {
        zentitle2.close();
    }

    private record Reply(int status, JsonNode json) {}

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Reply(response.statusCode(), JsonMapper.shared().readTree(body.isEmpty() ? "null" : body));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Reply askForToken(String grant, String id, String secret) {
        String form = "grant_type=" + grant + "&client_id=" + id + "&client_secret=" + secret;
        return send(HttpRequest.newBuilder(URI.create(zentitle2.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private String token() {
        return askForToken("client_credentials", account.clientId(), account.clientSecret())
                .json()
                .get("access_token")
                .asString();
    }

    private Reply call(String method, String path, String body, String token, String tenant) {
        return send(HttpRequest.newBuilder(URI.create(zentitle2.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("N-TenantId", tenant)
                .header("N-Api-Version", "2025-10-10")
                .method(method, BodyPublishers.ofString(body)));
    }

    private Reply call(String method, String path, String body) {
        return call(method, path, body, token(), account.tenantId());
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().propertyNames())
                .containsExactlyInAnyOrder("details", "error", "errorCode", "validationErrors");
    }

    @Test
    void theTokenEndpointWantsTheAccountsCredentials() {
        Reply granted = askForToken("client_credentials", account.clientId(), account.clientSecret());

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.json().get("expires_in").asInt()).isEqualTo(300);
        assertThat(askForToken("client_credentials", account.clientId(), "wrong")
                        .status())
                .isEqualTo(401);
        assertThat(askForToken("password", account.clientId(), account.clientSecret())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theKeyIsAJsonWebKey() {
        Reply key = call("GET", "/api/v1/account/key", "");

        assertThat(key.status()).isEqualTo(200);
        assertThat(key.json())
                .isEqualTo(JsonMapper.shared().readTree(account.key().jwk()));
    }

    @Test
    void aReplacedKeyIsShown() {
        JsonNode before = call("GET", "/api/v1/account/key", "").json();

        account.replaceKey();

        assertThat(call("GET", "/api/v1/account/key", "").json()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/account/key", WEBHOOKS, WEBHOOKS + "/events", WEBHOOKS + "/wh_1"})
    void everyCallNeedsATokenAndTheTenant(String path) {
        assertRefused(call("GET", path, "", "forged", account.tenantId()), 401);
        assertRefused(call("GET", path, "", token(), "t_other"), 403);
        account.grantOnly("other:scope");
        assertRefused(call("GET", path, ""), 403);
    }

    @Test
    void aTokenThatExpiredOrWasRevokedIsRefused() {
        account.tokenLifetime(Duration.ZERO);
        assertRefused(call("GET", WEBHOOKS, ""), 401);
        account.tokenLifetime(Duration.ofMinutes(5));
        String token = token();
        account.revokeTokens();
        assertRefused(call("GET", WEBHOOKS, "", token, account.tenantId()), 401);
    }

    @Test
    void aListenerIsCreatedListedReadChangedAndDeleted() {
        Reply created = call("POST", WEBHOOKS, listener("https://one.example", "customer.created"));
        String path = WEBHOOKS + "/" + created.json().path("id").asString();

        assertThat(created.status()).isEqualTo(201);
        assertThat(path).matches(WEBHOOKS + "/wh_[A-Za-z0-9_-]{22}");
        assertThat(created.json().get("uri").asString()).isEqualTo("https://one.example");
        assertThat(call("GET", path, "")).isEqualTo(new Reply(200, created.json()));
        JsonNode list = call("GET", WEBHOOKS, "").json();
        assertThat(list.get("items").get(0)).isEqualTo(created.json());
        assertThat(list.get("elementsTotal").asInt()).isEqualTo(1);
        assertThat(list.propertyNames()).containsExactlyInAnyOrder("items", "pageSize", "pageNumber", "elementsTotal");

        assertThat(call("PUT", path, listener("https://two.example", "customer.updated"))
                        .status())
                .isEqualTo(204);
        assertThat(call("GET", path, "").json().get("uri").asString()).isEqualTo("https://two.example");

        assertThat(call("DELETE", path, "").status()).isEqualTo(204);
        assertRefused(call("GET", path, ""), 404);
        assertThat(call("GET", WEBHOOKS, "").json().get("items")).isEmpty();
    }

    private static String listener(String uri, String code) {
        return "{\"uri\":\"%s\",\"subscriptions\":[\"%s\"]}".formatted(uri, code);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "PUT,''", "DELETE,''", "POST,/test"})
    void whatIsNotThereIsNotFound(String method, String end) {
        assertRefused(call(method, WEBHOOKS + "/wh_1" + end, ""), 404);
    }

    @Test
    void aListenerThatMakesNoSenseIsRefused() {
        assertRefused(call("POST", WEBHOOKS, "{"), 400);
        assertRefused(call("POST", WEBHOOKS, listener("no uri", "customer.created")), 422);
        assertRefused(call("POST", WEBHOOKS, listener("https://e/" + "x".repeat(2_048), "customer.created")), 422);
        assertRefused(call("POST", WEBHOOKS, listener("https://one.example", "customer.sold")), 422);
        assertRefused(call("POST", WEBHOOKS, "{\"uri\":\"https://one.example\"}"), 422);
        assertRefused(call("POST", WEBHOOKS, "{\"uri\":\"https://one.example\",\"subscriptions\":[]}"), 422);
        assertThat(account.listeners()).isEmpty();
    }

    @Test
    void theEventsAreThoseThatThisZentitle2Knows() {
        JsonNode events = call("GET", WEBHOOKS + "/events", "").json();

        assertThat(events.get("elementsTotal").asInt()).isEqualTo(20);
        assertThat(events.get("items"))
                .allSatisfy(event ->
                        assertThat(event.propertyNames()).containsExactlyInAnyOrder("type", "code", "description"));

        account.codes(Set.of("entitlement.group.created"));
        assertThat(call("GET", WEBHOOKS + "/events", "")
                        .json()
                        .at("/items/0/type")
                        .asString())
                .isEqualTo("entitlementGroup");
    }

    @Test
    void aListIsWrittenInAnyOfTheThreeWays() {
        account.listen(URI.create("https://one.example"), Set.of());

        account.listShape(Account.ListShape.DATA);
        assertThat(call("GET", WEBHOOKS, "").json().get("data")).hasSize(1);
        account.listShape(Account.ListShape.BARE_ARRAY);
        assertThat(call("GET", WEBHOOKS, "").json()).hasSize(1);
    }

    @Test
    void aListComesInPages() {
        for (String host : List.of("a", "b", "c", "d", "e")) {
            account.listen(URI.create("https://" + host + ".example"), Set.of());
        }
        account.maxPageSize(2);

        JsonNode last = call("GET", WEBHOOKS + "?pageNumber=3&pageSize=100", "").json();

        assertThat(last.get("items")).hasSize(1);
        assertThat(last.at("/items/0/uri").asString()).isEqualTo("https://e.example");
        assertThat(last.get("pageNumber").asInt()).isEqualTo(3);
        assertThat(last.get("pageSize").asInt()).isEqualTo(2);
        assertThat(last.get("elementsTotal").asInt()).isEqualTo(5);
        assertThat(call("GET", WEBHOOKS, "").json().get("items")).hasSize(2);
        assertThat(call("GET", WEBHOOKS + "?pageSize=1", "").json().get("items"))
                .hasSize(1);
        assertThat(call("GET", WEBHOOKS + "?pageNumber=4", "").json().get("items"))
                .isEmpty();
        assertRefused(call("GET", WEBHOOKS + "?pageNumber=0", ""), 400);
        assertRefused(call("GET", WEBHOOKS + "?pageSize=all", ""), 400);
    }

    @Test
    void whatIsNotValidIsSaidByProperty() {
        JsonNode error =
                call("POST", WEBHOOKS, listener("no uri", "customer.created")).json();

        assertThat(error.at("/validationErrors/0").propertyNames())
                .containsExactlyInAnyOrder("propertyName", "message", "code");
        assertThat(error.at("/validationErrors/0/propertyName").asString()).isEqualTo("uri");
    }

    @ParameterizedTest
    @EnumSource
    void aTestEventGoesToTheListenersUri(TestForm form) {
        zentitle2.wireMock().stubFor(post("/hook").willReturn(ok()));
        Listener listener = account.listen(URI.create(zentitle2.url() + "/hook"), Set.of());
        zentitle2.testForm(form);

        assertThat(call("POST", WEBHOOKS + "/" + listener.id() + "/test", "").status())
                .isEqualTo(204);

        await().untilAsserted(() -> zentitle2.wireMock().verify(1, postRequestedFor(urlEqualTo("/hook"))));
        String body = zentitle2
                .wireMock()
                .findAll(postRequestedFor(urlEqualTo("/hook")))
                .getFirst()
                .getBodyAsString();
        assertThat(body.isEmpty() || body.contains(listener.id())).isTrue();
    }

    @Test
    void aTestsOwnStubComesFirst() {
        zentitle2
                .wireMock()
                .stubFor(get("/api/v1/account/key").willReturn(aResponse().withStatus(503)));

        assertThat(call("GET", "/api/v1/account/key", "").status()).isEqualTo(503);
    }
}
