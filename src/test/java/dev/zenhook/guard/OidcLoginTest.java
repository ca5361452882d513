package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.util.UriComponentsBuilder;

/** Who has an account at a provider logs in there, and is here what its claims tell. */
@ExtendWith(OutputCaptureExtension.class)
class OidcLoginTest {
    private static final String INBOX = "/actuator/inbox";
    private static final String ACT = "{\"act\":\"discard\",\"filter\":\"code=none\",\"why\":\"a try\"}";

    @TempDir
    private static Path folder;

    private static OidcProvider provider;
    private static RunningZenhook zenhook;

    private final Browser browser = new Browser(zenhook);

    @BeforeAll
    static void start() {
        provider = new OidcProvider();
        String oidc = "zenhook.operators.oidc.";
        zenhook = RunningZenhook.in(folder)
                .set(oidc + "issuer-uri", provider.issuer())
                .set(oidc + "client-id", OidcProvider.CLIENT)
                .set(oidc + "client-secret", "a secret")
                .set(oidc + "name-claim", "email")
                .set(oidc + "role-claim", "realm_access.roles")
                .start(); // while the provider is away
        provider.answers();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
        provider.close();
    }

    /** The way to the provider, whom that lets in, and back. */
    private HttpResponse<String> logIn(boolean forged, String... roles) throws Exception {
        assertThat(Browser.location(browser.open(INBOX))).endsWith("/oauth2/authorization/oidc");
        URI there = URI.create(Browser.location(browser.open("/oauth2/authorization/oidc")));
        Map<String, String> asked = UriComponentsBuilder.fromUri(there).build().getQueryParams().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> java.net.URLDecoder.decode(
                                entry.getValue().getFirst(), java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(there.toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(asked)
                .containsEntry("client_id", OidcProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .hasEntrySatisfying("scope", scope -> assertThat(scope).contains("openid", "profile"));
        Map<String, Object> claims =
                Map.of("email", "ada@example.com", "realm_access", Map.of("roles", Arrays.asList(roles)));
        if (forged) {
            provider.forges(asked.get("nonce"), claims);
        } else {
            provider.logsIn(asked.get("nonce"), claims);
        }
        return browser.open(asked.get("redirect_uri") + "?code=code&state=" + asked.get("state"));
    }

    private int acts() throws Exception {
        Map<String, String> token = Map.of("X-XSRF-TOKEN", browser.token("/logout"));
        return browser.ask(INBOX, "application/json", ACT, token).statusCode();
    }

    @Test
    void anOperatorActsByTheNameThatTheProviderTells() throws Exception {
        assertThat(Browser.location(logIn(false, "other", "zenhook-operator"))).endsWith(INBOX);

        assertThat(browser.open(INBOX).statusCode()).isEqualTo(200);
        assertThat(acts()).isEqualTo(200);
        assertThat(browser.open(INBOX + "/acts").body()).contains("\"who\":\"ada@example.com\"");
    }

    @Test
    void aViewerLooks() throws Exception {
        logIn(false, "zenhook-viewer");

        assertThat(browser.open(INBOX).statusCode()).isEqualTo(200);
        assertThat(acts()).isEqualTo(403);
    }

    /** There are so many sessions, and as many accounts as the provider has. */
    @Test
    void whoHasNoRoleIsToldSoAndGetsNoSession() throws Exception {
        HttpResponse<String> answer = logIn(false, "other");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your account has no role here.");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("ZENHOOK_OPERATOR"));
        assertThat(browser.session()).isEmpty();
        assertThat(Browser.location(browser.open(INBOX))).endsWith("/oauth2/authorization/oidc");
        assertThat(browser.open("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aTokenThatTheProviderDidNotSignLogsNobodyIn() throws Exception {
        assertThat(Browser.location(logIn(true, "zenhook-operator"))).endsWith("/login?error");

        assertThat(Browser.location(browser.open(INBOX))).endsWith("/oauth2/authorization/oidc");
    }

    /** Else strangers could take all sessions there are. */
    @Test
    void onlyALoginMakesASession() throws Exception {
        for (String path : List.of(
                "/oauth2/authorization/oidc",
                "/oauth2/authorization/other",
                "/login/oauth2/code/oidc",
                "/login/oauth2/code/oidc?code=code&state=state",
                "/login?error")) {
            assertThat(browser.open(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .noneMatch(cookie -> cookie.startsWith("ZENHOOK_OPERATOR"));
        }
        assertThat(browser.session()).isEmpty();

        logIn(false, "zenhook-viewer");
        assertThat(browser.session()).isNotEmpty();
    }

    @Test
    void whatIsKeptForTheWayBackIsForNoScriptAndNotForLong() throws Exception {
        assertThat(browser.open("/oauth2/authorization/oidc").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("ZENHOOK_LOGIN=")
                        .contains("; Max-Age=600", "; Path=/login/oauth2/code", "; HttpOnly", "; SameSite=Lax"));
    }

    /** Who is led back with another's answer has no business here. */
    @Test
    void anAnswerThatAnotherBrowserAskedForLogsNobodyIn() throws Exception {
        browser.open("/oauth2/authorization/oidc");
        String state = UriComponentsBuilder.fromUriString(
                        Browser.location(new Browser(zenhook).open("/oauth2/authorization/oidc")))
                .build()
                .getQueryParams()
                .getFirst("state");

        assertThat(Browser.location(browser.open("/login/oauth2/code/oidc?code=code&state=" + state)))
                .endsWith("/login?error");
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void noPasswordIsTakenWhereNoneIsSet(CapturedOutput output) {
        for (Somebody who : List.of(Somebody.NOBODY, Somebody.OPERATOR)) {
            HttpResponse<String> answer = who.call(zenhook, "GET", INBOX, "");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().map()).doesNotContainKey("WWW-Authenticate");
        }
        assertThat(output).doesNotContain("a secret");
    }
}
