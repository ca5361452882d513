package dev.zenhook.register;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.zenhook.register.ConnectedAccount.KEY;
import static dev.zenhook.register.ConnectedAccount.SETTINGS;
import static dev.zenhook.register.ConnectedAccount.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.zenhook.register.ManagementApiException.Conflict;
import dev.zenhook.register.ManagementApiException.Forbidden;
import dev.zenhook.register.ManagementApiException.Invalid;
import dev.zenhook.register.ManagementApiException.NotFound;
import dev.zenhook.register.ManagementApiException.Redirected;
import dev.zenhook.register.ManagementApiException.RequestFailed;
import dev.zenhook.register.ManagementApiException.TooManyRequests;
import dev.zenhook.register.ManagementApiException.Unavailable;
import dev.zenhook.register.ManagementApiException.Unreadable;
import dev.zenhook.simulator.Account;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What an operator is told, by what the other side does. */
class FailuresTest {
    private static final String NO_KEY = "Tenant main: Zentitle2 did not show the account's key: ";

    private final ConnectedAccount connected = new ConnectedAccount();
    private final HttpAccount client = connected.client();

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void aMissingScopeIsNamed() {
        connected.account.grantOnly(Account.WEBHOOKS_ADMIN);
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(client::key)
                .withMessage(
                        NO_KEY + "403 forbidden: The scope api:admin is missing. Give the API client of " + SETTINGS
                                + "client-id the scope api:admin; or correct " + SETTINGS
                                + "tenant-id, which may be another account's.");

        connected.account.grantOnly(Account.API_ADMIN);
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> client.listeners(uri -> true))
                .withMessageContaining("the scope webhooks:admin;");
        assertThat(connected.waits).isEmpty();
    }

    @Test
    void aWebhookThatIsGoneIsNotFound() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> client.requestTest("wh_1"))
                .withMessage("Tenant main: Zentitle2 did not send a test event: 404 not.found: There is no such webhook"
                        + " listener. Somebody may have deleted the webhook: look at Account > Webhooks.")
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(404);
                    assertThat(failure.errorCode()).contains("not.found");
                    assertThat(failure.details()).contains("There is no such webhook listener");
                });
    }

    @Test
    void whatIsNotValidIsToldFieldByField() {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> client.create("no uri", Set.of("customer.sold")))
                .withMessage(
                        "Tenant main: Zentitle2 did not create the webhook: 422 validation.failed: One or more fields"
                                + " are not valid (uri: must be an absolute HTTP URI of at most 2048 characters). Check"
                                + " zenhook.tenants.main.registration.public-url and"
                                + " zenhook.tenants.main.registration.subscriptions.")
                .satisfies(failure -> assertThat(failure.validationErrors())
                        .containsExactly("uri: must be an absolute HTTP URI of at most 2048 characters"));
    }

    static List<Object[]> statuses() {
        return List.of(
                new Object[] {400, Invalid.class, "Check " + SETTINGS + "api-version."},
                new Object[] {
                    402, RequestFailed.class, "What was asked was valid, and Zentitle2 cannot do it: ask its support."
                },
                new Object[] {404, NotFound.class, "Check " + SETTINGS + "url: below it, /api/v1/account is looked for."
                },
                new Object[] {
                    409,
                    Conflict.class,
                    "Something changed there at the same time, or exists already: look at Account > Webhooks."
                },
                new Object[] {
                    418, ManagementApiException.class, "Check " + SETTINGS + "url and " + SETTINGS + "api-version."
                },
                new Object[] {422, Invalid.class, "Check " + SETTINGS + "api-version."},
                new Object[] {
                    429, TooManyRequests.class, "Too much is asked of the account: what else uses its Management API?"
                },
                new Object[] {500, Unavailable.class, "The fault is on Zentitle2's side."},
                new Object[] {502, Unavailable.class, "The fault is on Zentitle2's side."},
                new Object[] {503, Unavailable.class, "The fault is on Zentitle2's side."},
                new Object[] {504, Unavailable.class, "The fault is on Zentitle2's side."});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statuses")
    void everyStatusIsToldWithItsCure(int status, Class<? extends ManagementApiException> type, String cure) {
        connected.stub(get(KEY).willReturn(okJson("""
            {"details": "It is so.", "error": "So", "errorCode": "so.it.is", "validationErrors": null}
            """).withStatus(status)));

        ManagementApiException failure = catchThrowableOfType(ManagementApiException.class, client::key);

        assertThat(failure).isExactlyInstanceOf(type).hasMessage(NO_KEY + status + " so.it.is: It is so. " + cure);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.errorCode()).contains("so.it.is");
        assertThat(failure.details()).contains("It is so");
        assertThat(failure.validationErrors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>Gone</html>", "", "{", "null", "[1]", "{\"errorCode\": {\"a\": 1}, \"details\": \" \"}"})
    void anErrorThatSaysNothingIsToldByItsStatus(String body) {
        connected.stub(get(KEY).willReturn(status(404).withBody(body)));

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(client::key)
                .withMessageStartingWith(NO_KEY + "404. Check");
    }

    @Test
    void theTokenIsNotSentToWhereARedirectLeads() {
        connected.stub(
                get(KEY).willReturn(status(302).withHeader("Location", connected.zentitle2.url() + "/elsewhere")));
        connected.stub(get("/elsewhere").willReturn(okJson("{}")));

        assertThatExceptionOfType(Redirected.class)
                .isThrownBy(client::key)
                .withMessage(NO_KEY + "302 to 127.0.0.1. A redirect is not followed, since it would be given the"
                        + " credentials: set " + SETTINGS + "url to the final address, with https.");
        assertThat(connected.requests(RequestMethod.GET, "/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a uri %", "/relative"})
    void aRedirectToNowhereIsNoneEither(String location) {
        connected.stub(get(KEY).willReturn(status(301).withHeader("Location", location)));

        assertThatExceptionOfType(Redirected.class)
                .isThrownBy(client::key)
                .withMessageStartingWith(NO_KEY + "301. A redirect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kty\": \"RSA\"", "<!DOCTYPE html><title>Log in</title>", "{} {}"})
    void anAnswerThatIsNoJsonIsUnreadable(String body) {
        connected.stub(get(KEY).willReturn(ok(body).withHeader("Content-Type", "text/html; charset=utf-8")));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(client::key)
                .withMessage(NO_KEY + "the answer cannot be read: it is no JSON. Check " + SETTINGS
                        + "url: something else than Zentitle2 may answer there.")
                .withNoCause();
        assertThat(connected.waits).isEmpty();
    }

    @Test
    void anAnswerThatIsTooLargeIsUnreadable() {
        connected.stub(get(urlPathEqualTo(WEBHOOKS)).willReturn(okJson("[" + " ".repeat(3_000) + "]")));
        assertThat(connected
                        .client(Duration.ofSeconds(15), DataSize.ofKilobytes(3))
                        .listeners(uri -> true))
                .isEmpty();

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> connected
                        .client(Duration.ofSeconds(15), DataSize.ofKilobytes(2))
                        .listeners(uri -> true))
                .withMessageContaining("the answer cannot be read: it is larger than 2 KB. Check");
    }

    private void create(HttpAccount by) {
        by.create("https://one.example", Set.of("customer.created"));
    }

    /** Nor is it asked again: the listener may be there. */
    @Test
    void aSlowAnswerIsNotWaitedFor() {
        HttpAccount impatient = connected.client(Duration.ofSeconds(1), DataSize.ofMegabytes(1));
        connected.stub(post(WEBHOOKS).willReturn(okJson("{}").withFixedDelay(20_000)));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> create(impatient))
                .withMessage("Tenant main: Zentitle2 did not create the webhook: no answer came in time. Check "
                        + SETTINGS + "url, and the network between here and there.");
        assertThat(connected.requests(RequestMethod.POST, WEBHOOKS)).hasSize(1);
    }

    @Test
    void anAnswerThatTricklesIsNotWaitedFor() {
        HttpAccount impatient = connected.client(Duration.ofSeconds(1), DataSize.ofMegabytes(1));
        connected.stub(post(WEBHOOKS)
                .willReturn(okJson("{\"id\": \"" + "x".repeat(100) + "\"}").withChunkedDribbleDelay(100, 20_000)));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> create(impatient))
                .withMessageContaining("the connection broke before the answer was whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMPTY_RESPONSE",
                "CONNECTION_RESET_BY_PEER",
                "RANDOM_DATA_THEN_CLOSE",
                "MALFORMED_RESPONSE_CHUNK"
            })
    void aConnectionThatBreaksIsTriedAgain(String fault) {
        client.listeners(uri -> true);
        connected.stub(get(KEY).willReturn(aResponse().withFault(Fault.valueOf(fault))));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(client::key)
                .withMessageStartingWith(NO_KEY + "the connection broke before the answer was whole (");
        assertThat(connected.waits).hasSize(3);
    }

    @Test
    void aHostThatListensNoMoreIsTold() throws IOException {
        String nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = "http://127.0.0.1:" + closed.getLocalPort();
        }
        HttpAccount lost = connected.client(
                connected.access(nobody, connected.zentitle2.tokenUrl(), connected.account.clientSecret()));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> create(lost))
                .withMessage("Tenant main: Zentitle2 did not create the webhook: its host accepts no connection. Check "
                        + SETTINGS + "url, and the network between here and there.");
        assertThat(connected.waits)
                .as("nothing was asked, so it is asked again")
                .hasSize(3);
    }

    @Test
    void aHostWithoutTlsIsTold() {
        String https = connected.zentitle2.url().replace("http:", "https:");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(connected.client(connected.access(https, https + "/token", "secret"))::key)
                .withMessageStartingWith(
                        "Tenant main: Zentitle2 did not give an access token: the TLS connection failed (");
    }
}
