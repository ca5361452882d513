package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SettableClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever logs in with a browser has a session, which no other site can use. */
class BrowserTest {
    private static final String INBOX = "/actuator/inbox";
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static final SettableClock CLOCK = SettableClock.at(Instant.now().toString());

    private static RunningZenhook zenhook;

    private final Browser browser = new Browser(zenhook);

    @BeforeAll
    static void start() {
        zenhook = Somebody.mayLogInAt(RunningZenhook.in(folder))
                .bean("clock", CLOCK)
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    private HttpResponse<String> logIn() throws IOException, InterruptedException {
        return browser.logIn("Ada", "an operator acts");
    }

    @Test
    void aLoginLeadsToThePageThatWasAskedFor() throws Exception {
        assertThat(Browser.location(browser.open(INBOX))).endsWith("/login");
        assertThat(Browser.location(browser.open(INBOX))).as("again").endsWith("/login");
        assertThat(Browser.location(browser.open(INBOX))).as("and again").endsWith("/login");
        assertThat(browser.open("/login").statusCode()).isEqualTo(200);
        assertThat(browser.session()).as("nothing is kept for strangers").isEmpty();

        HttpResponse<String> answer = logIn();

        assertThat(Browser.location(answer)).endsWith(INBOX);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("ZENHOOK_OPERATOR=")
                        .contains("; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Secure"));
        assertThat(browser.open(INBOX).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLeadToOnePage() throws Exception {
        assertThat(List.of(
                        Browser.location(browser.logIn("vera", "wrong")),
                        Browser.location(browser.logIn("nemo", "wrong"))))
                .allMatch(location -> location.endsWith("/login?error"));
        assertThat(browser.open("/login?error").body()).contains("Invalid credentials");
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void aLoginNeedsTheTokenOfItsForm() throws Exception {
        HttpResponse<String> answer = browser.send("/login", Map.of("username", "Ada", "password", "an operator acts"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void aSessionChangesNothingWithoutAToken() throws Exception {
        logIn();
        assertThat(browser.ask(INBOX, JSON, "{}", Map.of()).statusCode()).isEqualTo(403);

        Map<String, String> token = Map.of("X-XSRF-TOKEN", browser.token("/logout"));
        assertThat(browser.ask(INBOX, JSON, "{}", token).statusCode())
                .as("the endpoint's own refusal")
                .isEqualTo(400);
    }

    @Test
    void aPasswordThatTheBrowserKeepsIsOfNoUseToAnotherSite() throws Exception {
        String password = Somebody.basic("Ada:an operator acts");
        for (Map<String, String> headers : List.of(
                Map.of("Authorization", password, "Origin", "https://elsewhere.example.com"),
                Map.of("Authorization", password, "Sec-Fetch-Site", "cross-site"))) {
            assertThat(browser.ask(INBOX, JSON, "{}", headers).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aPagesScriptIsNotChallengedSoThatTheBrowserKeepsNoPassword() throws Exception {
        HttpResponse<String> answer = browser.ask(INBOX, JSON, "{}", Map.of("X-Requested-With", "XMLHttpRequest"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().map()).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void aLoginBeginsASessionOfAnotherName() throws Exception {
        logIn();
        String before = browser.session();
        browser.send(
                "/login", Map.of("username", "vera", "password", "a viewer looks", "_csrf", browser.token("/logout")));

        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void whoHasLoggedOutIsAStranger() throws Exception {
        logIn();
        browser.send("/logout", Map.of("_csrf", browser.token("/logout")));

        assertThat(Browser.location(browser.open(INBOX))).endsWith("/login");
    }

    /** Else a role that was taken away would last for as long as it is used. */
    @Test
    void aSessionEndsEightHoursAfterItsLogin() throws Exception {
        logIn();
        CLOCK.advance(Duration.ofHours(7));
        assertThat(browser.open(INBOX).statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofHours(2));
        try {
            assertThat(Browser.location(browser.open(INBOX))).endsWith("/login");
        } finally {
            CLOCK.advance(Duration.ofHours(-9));
        }
    }

    @Test
    void whoComesFromNowhereIsShownHealth() throws Exception {
        assertThat(Browser.location(logIn())).endsWith("/actuator/health");
    }
}
