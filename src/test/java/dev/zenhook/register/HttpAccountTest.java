package dev.zenhook.register;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.zenhook.register.ConnectedAccount.KEY;
import static dev.zenhook.register.ConnectedAccount.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.zenhook.register.ManagementApiException.Unreadable;
import dev.zenhook.simulator.Account.ListShape;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of an account, and what is understood of its answers. */
class HttpAccountTest {
    private final ConnectedAccount connected = new ConnectedAccount();
    private final HttpAccount client = connected.client();

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void theKeyIsTheAccountsJsonWebKey() {
        assertThat(JsonMapper.shared().readTree(client.key()))
                .isEqualTo(JsonMapper.shared().readTree(connected.account.key().jwk()));
    }

    @Test
    void everyCallNamesTheAccountAndTheVersion() {
        client.key();

        assertThat(connected.requests(RequestMethod.GET, KEY)).singleElement().satisfies(request -> {
            assertThat(request.getHeader("N-TenantId")).isEqualTo(connected.account.tenantId());
            assertThat(request.getHeader("N-Api-Version")).isEqualTo("2025-10-10");
            assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            assertThat(request.getHeader("Authorization")).startsWith("Bearer token_");
            assertThat(request.containsHeader("Upgrade"))
                    .as("HTTP/1.1 as it is")
                    .isFalse();
        });
    }

    @Test
    void aListenerIsCreatedFoundAndChanged() {
        Listener created = client.create("https://one.example/hook", Set.of("customer.updated", "customer.created"));

        assertThat(created.id()).startsWith("wh_");
        assertThat(created.uri()).isEqualTo("https://one.example/hook");
        assertThat(created.subscriptions()).containsExactly("customer.created", "customer.updated");
        assertThat(client.listeners(uri -> true)).containsExactly(created);

        Listener changed = new Listener(created.id(), created.uri(), List.of("customer.created"));
        client.change(changed);

        assertThat(client.listeners(uri -> true)).containsExactly(changed);
    }

    @Test
    void aTestEventIsAskedForAndSent() {
        connected.stub(post("/hook").willReturn(WireMock.ok()));
        String id = connected
                .account
                .listen(URI.create(connected.zentitle2.url() + "/hook"), Set.of())
                .id();

        client.requestTest(id);

        await().untilAsserted(() -> assertThat(connected.requests(RequestMethod.POST, "/hook"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.getBodyAsString()).contains(id)));
    }

    @Test
    void anIdIsOneSegmentOfThePathWhateverIsInIt() {
        String path = WEBHOOKS + "/a%2Fb%3Fc%23d%25e%20f%7Bg%7D/test";
        connected.stub(post(path).willReturn(WireMock.noContent()));

        client.requestTest("a/b?c#d%e f{g}");

        assertThat(connected.requests())
                .anySatisfy(request -> assertThat(request.getUrl()).isEqualTo(path));
    }

    @Test
    void theCodesAreThoseOfTheAccount() {
        connected.account.codes(Set.of("customer.created", "customer.invented"));

        assertThat(client.codes()).containsExactly("customer.created", "customer.invented");
    }

    @Test
    void whatIsNotKnownIsIgnoredAndNothingIsWantedOfAnothersListener() {
        connected.stub(get(urlPathEqualTo(WEBHOOKS)).willReturn(okJson("""
            {"items": [
              {"id": "wh_1", "uri": "https://one.example", "subscriptions": [], "secret": {"is": [1]}},
              {"id": "wh_2", "kind": "mail"}
            ], "elementsTotal": 2, "links": []}
            """)));

        assertThat(client.listeners("https://one.example"::equals))
                .containsExactly(new Listener("wh_1", "https://one.example", List.of()));
    }

    /** What is taken for empty would be overwritten. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", \"subscriptions\": null", ", \"subscriptions\": 3"})
    void subscriptionsThatTheListDoesNotShowAreAskedFor(String shown) {
        String id = connected
                .account
                .listen(URI.create("https://one.example"), Set.of("customer.created"))
                .id();
        connected.stub(get(urlPathEqualTo(WEBHOOKS))
                .willReturn(okJson("[{\"id\": \"%s\", \"uri\": \"https://one.example\"%s}]".formatted(id, shown))));

        assertThat(client.listeners(uri -> true))
                .containsExactly(new Listener(id, "https://one.example", List.of("customer.created")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"subscriptions\": null}", "{\"subscriptions\": [{\"code\": \"customer.created\"}]}"})
    void aListenerThatDoesNotShowThemEitherIsUnreadable(String listener) {
        connected.stub(get(urlPathEqualTo(WEBHOOKS)).willReturn(okJson("[{\"id\": \"wh_1\"}]")));
        connected.stub(get(urlPathEqualTo(WEBHOOKS + "/wh_1")).willReturn(okJson(listener)));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> client.listeners(uri -> true))
                .withMessageContaining(
                        "did not show the webhook: the answer cannot be read: it does not show its subscriptions");
    }

    private List<String> severalListeners() {
        return IntStream.range(0, 5)
                .mapToObj(number -> URI.create("https://" + number + ".example"))
                .map(uri -> connected
                        .account
                        .listen(uri, Set.of("customer.created"))
                        .id())
                .toList();
    }

    @Test
    void threePagesAreReadToTheEnd() {
        List<String> ids = severalListeners();
        connected.account.maxPageSize(2);

        assertThat(client.listeners(uri -> true)).extracting(Listener::id).isEqualTo(ids);
        assertThat(connected.requests(RequestMethod.GET, WEBHOOKS)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void aListIsUnderstoodInEveryShape(ListShape shape) {
        List<String> ids = severalListeners();
        connected.account.listShape(shape);

        assertThat(client.listeners(uri -> true)).extracting(Listener::id).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"data\": [%s]}", "{\"items\": [%s], \"elementsTotal\": 1}"})
    void theCodesAreUnderstoodInEveryShape(String shape) {
        connected.stub(get(urlPathEqualTo(WEBHOOKS + "/events"))
                .willReturn(okJson(shape.formatted("{\"code\": \"customer.created\"}"))));

        assertThat(client.codes()).containsExactly("customer.created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"data\": [%s]}", "{\"items\": [%s], \"elementsTotal\": null}"})
    void aServerThatRepeatsItsPageIsNotAskedForEver(String shape) {
        connected.stub(get(urlPathEqualTo(WEBHOOKS))
                .willReturn(okJson(shape.formatted("{\"id\": \"wh_1\", \"subscriptions\": []}"))));

        assertThat(client.listeners(uri -> true)).extracting(Listener::id).containsExactly("wh_1");
        assertThat(connected.requests(RequestMethod.GET, WEBHOOKS)).hasSize(2);
    }

    /** Else the rest of the list would be taken for missing, and created again. */
    @Test
    void halfAListIsNotTakenForTheWhole() {
        connected.stub(get(urlPathEqualTo(WEBHOOKS))
                .willReturn(okJson("{\"items\": [{\"id\": \"wh_1\"}], \"elementsTotal\": 2}")));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> client.listeners(uri -> true))
                .withMessageContaining("it shows 1 of 2 elements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": {}} | it holds no list",
                "\"list\" | it holds no list",
                "[{\"uri\": \"https://one.example\"}] | an element has no id",
                "'' | it is empty",
            })
    void aListThatMakesNoSenseIsUnreadable(String body, String why) {
        connected.stub(get(urlPathEqualTo(WEBHOOKS)).willReturn(okJson(body)));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> client.listeners(uri -> true))
                .withMessage("Tenant main: Zentitle2 did not list the webhooks: the answer cannot be read: " + why
                        + ". Check zenhook.tenants.main.management-api.url: something else than Zentitle2 may"
                        + " answer there.");
    }

    @Test
    void aKeyThatIsNoObjectIsUnreadable() {
        connected.stub(get(KEY).willReturn(okJson("[]")));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(client::key)
                .withMessageContaining("it is no JSON Web Key");
    }

    @Test
    void aListenerThatWasCreatedWithoutAnIdIsUnreadable() {
        connected.stub(post(WEBHOOKS).willReturn(okJson("{}")));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> client.create("https://one.example", Set.of("customer.created")))
                .withMessageContaining("an element has no id");
    }

    @Test
    void itTellsWhoseItIsAndNothingElse() {
        assertThat(client).hasToString("account of tenant main");
    }
}
