package dev.zenhook.register;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.zenhook.register.ConnectedAccount.KEY;
import static dev.zenhook.register.ConnectedAccount.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.zenhook.register.ManagementApiException.CredentialsRefused;
import dev.zenhook.register.ManagementApiException.Forbidden;
import dev.zenhook.register.ManagementApiException.Redirected;
import dev.zenhook.register.ManagementApiException.Unauthorized;
import dev.zenhook.register.ManagementApiException.Unreadable;
import dev.zenhook.simulator.Account;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private final ConnectedAccount connected = new ConnectedAccount();
    private final HttpAccount client = connected.client();

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void oneTokenServesManyCalls() {
        client.key();
        client.listeners(uri -> true);
        client.codes();

        assertThat(connected.tokenRequests()).hasSize(1);
    }

    @Test
    void theCredentialsAreInTheBodyAndNoScopeIsAskedFor() {
        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(connected.client(connected.access("a&b=c ü+/"))::key);

        assertThat(connected.tokenRequests()).singleElement().satisfies(request -> {
            assertThat(request.getBodyAsString().split("&"))
                    .containsExactlyInAnyOrder(
                            "grant_type=client_credentials",
                            "client_id=simulated-client",
                            "client_secret=a%26b%3Dc+%C3%BC%2B%2F");
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            assertThat(request.containsHeader("Authorization")).isFalse();
        });
    }

    @Test
    void aTokenIsRenewedBeforeItExpires() {
        client.key();
        connected.clock.advance(connected
                .account
                .tokenLifetime()
                .minus(AccessTokens.RENEWED_BEFORE_EXPIRY)
                .minusSeconds(60));
        client.key();
        assertThat(connected.tokenRequests()).hasSize(1);

        connected.clock.advance(Duration.ofSeconds(85));
        client.key();
        assertThat(connected.tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenWithoutALifetimeIsKeptForAWhile() {
        connected.stub(post(connected.tokenPath()).willReturn(okJson("{\"access_token\": \"abc\"}")));
        connected.stub(get(KEY).willReturn(okJson("{}")));

        client.key();
        client.key();
        assertThat(connected.tokenRequests()).hasSize(1);

        connected.clock.advance(Duration.ofMinutes(1));
        client.key();
        assertThat(connected.tokenRequests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "\"300\"", "9223372036854775807", "\"soon\""})
    void anOddLifetimeDoesNoHarm(String lifetime) {
        connected.stub(post(connected.tokenPath())
                .willReturn(okJson("{\"access_token\": \"abc\", \"expires_in\": %s}".formatted(lifetime))));
        connected.stub(get(KEY).willReturn(okJson("{}")));

        assertThat(client.key()).isEqualTo("{}");
    }

    @Test
    void aRevokedTokenIsReplacedAtOnce() {
        client.key();
        connected.account.revokeTokens();

        client.key();

        assertThat(connected.tokenRequests()).hasSize(2);
        assertThat(connected.requests(RequestMethod.GET, KEY)).hasSize(3);
        assertThat(connected.waits).isEmpty();
    }

    @Test
    void aListenerIsCreatedThoughTheTokenWasRevoked() {
        client.key();
        connected.account.revokeTokens();

        client.create("https://one.example", Set.of("customer.created"));

        assertThat(connected.account.listeners()).hasSize(1);
    }

    @Test
    void aNewTokenThatIsRefusedIsNotReplacedAgain() {
        connected.stub(get(KEY).willReturn(status(401)));

        assertThatExceptionOfType(Unauthorized.class)
                .isThrownBy(client::key)
                .withMessage(
                        "Tenant main: Zentitle2 did not show the account's key: 401. It does not take the access token"
                                + " that it has just given: check that " + SETTINGS + "url and " + SETTINGS
                                + "token-url are of the same account.");
        assertThat(connected.requests(RequestMethod.GET, KEY)).hasSize(2);
        assertThat(connected.tokenRequests()).hasSize(2);
        assertThat(connected.waits).isEmpty();
    }

    @Test
    void aScopeThatIsAddedCountsAtTheNextCall() {
        connected.account.grantOnly();
        assertThatExceptionOfType(Forbidden.class).isThrownBy(client::key);

        connected.account.grantOnly(Account.API_ADMIN);

        assertThat(client.key()).isNotEmpty();
    }

    @Test
    void aWrongSecretIsToldWithTheSettingsToLookAt() {
        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(connected.client(connected.access("wrong"))::key)
                .withMessage(
                        "Tenant main: Zentitle2 did not give an access token: 401 unauthorized_client: Invalid client"
                                + " or Invalid client credentials. Check " + SETTINGS + "client-id, " + SETTINGS
                                + "client-secret and " + SETTINGS
                                + "token-url: Zentitle2 shows them at Account > API Credentials.")
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(401);
                    assertThat(refused.errorCode()).contains("unauthorized_client");
                });
        assertThat(connected.waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void refusedCredentialsAreToldByAnyOfTheirStatus(int status) {
        connected.stub(post(connected.tokenPath())
                .willReturn(aResponse().withStatus(status).withBody("{\"error\": \"invalid_client\"}")));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(client::key)
                .withMessageContaining(": " + status + " invalid_client. Check");
    }

    /** Zentitle2 shows only what is in front of it, as the vendor's description of the Management API says. */
    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void aTokenUrlThatIsNoneIsToldHowItEnds(int status) {
        connected.stub(post(connected.tokenPath()).willReturn(status(status)));

        assertThatExceptionOfType(ManagementApiException.class)
                .isThrownBy(client::key)
                .withMessage("Tenant main: Zentitle2 did not give an access token: " + status + ". Check " + SETTINGS
                        + "token-url: it ends with /protocol/openid-connect/token.");
    }

    @Test
    void theSecretIsNotSentToWhereARedirectLeads() {
        connected.stub(post(connected.tokenPath())
                .willReturn(status(307).withHeader("Location", connected.zentitle2.url() + "/elsewhere")));
        connected.stub(post("/elsewhere").willReturn(ok()));

        assertThatExceptionOfType(Redirected.class)
                .isThrownBy(client::key)
                .withMessage("Tenant main: Zentitle2 did not give an access token: 307 to 127.0.0.1. A redirect is not"
                        + " followed, since it would be given the credentials: set " + SETTINGS
                        + "token-url to the final address, with https.");
        assertThat(connected.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>Log in</html> | it is no JSON",
                "{\"access_token\": \"abc | it is no JSON",
                "{\"token\": \"abc\"} | it holds no access_token",
                "{\"access_token\": \"abc\\n\"} | it holds no access_token",
                "'' | it holds no access_token",
            })
    void anAnswerWithoutATokenIsUnreadable(String body, String why) {
        connected.stub(post(connected.tokenPath()).willReturn(ok(body).withHeader("Content-Type", "text/html")));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(client::key)
                .withMessage("Tenant main: Zentitle2 did not give an access token: the answer cannot be read: " + why
                        + ". Check " + SETTINGS + "token-url: something else than Zentitle2 may answer there.")
                .withNoCause();
    }

    /** Nothing was asked of the API yet, so that not even a listener could be there twice. */
    @Test
    void aTokenEndpointThatFailsIsAskedAgainForAnyCall() {
        connected.stub(post(connected.tokenPath())
                .inScenario("restart")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("up")
                .willReturn(status(503)));

        client.create("https://one.example", Set.of("customer.created"));

        assertThat(connected.account.listeners()).hasSize(1);
        assertThat(connected.waits).hasSize(1);
    }
}
