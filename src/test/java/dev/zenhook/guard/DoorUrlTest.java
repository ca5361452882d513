package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.RunningZenhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriComponentsBuilder;

/** Behind a proxy that takes the TLS, browsers are led to the proxy. */
class DoorUrlTest {
    private static final String PUBLIC = "https://ops.example.com:8443";

    @TempDir
    private static Path folder;

    private static OidcProvider provider;
    private static RunningZenhook zenhook;

    @BeforeAll
    static void start() {
        provider = new OidcProvider().answers();
        zenhook = Somebody.mayLogInAt(RunningZenhook.in(folder))
                .set("zenhook.operators.public-url", PUBLIC)
                .set("zenhook.operators.oidc.issuer-uri", provider.issuer())
                .set("zenhook.operators.oidc.client-id", OidcProvider.CLIENT)
                .set("zenhook.operators.oidc.client-secret", "a secret")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
        provider.close();
    }

    /** With headers as a stranger may write them. */
    private static HttpResponse<String> open(String path) {
        return Somebody.NOBODY.call(
                Somebody.client("127.0.0.1"),
                zenhook,
                "GET",
                path,
                Map.of("Accept", "text/html", "X-Forwarded-Host", "elsewhere.example.com", "X-Forwarded-Proto", "http"),
                "");
    }

    private static void hasASecureCookie(HttpResponse<String> answer, String name) {
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith(name + "=").contains("; Secure"));
    }

    @Test
    void theLoginPageIsThere() {
        HttpResponse<String> answer = open("/actuator/inbox");

        assertThat(Browser.location(answer)).isIn(PUBLIC + "/login", "/login");
        hasASecureCookie(answer, "REDIRECT_URI");
        hasASecureCookie(open("/login"), "XSRF-TOKEN");
    }

    @Test
    void theProviderLeadsBackThere() {
        HttpResponse<String> answer = open("/oauth2/authorization/oidc");

        assertThat(UriComponentsBuilder.fromUriString(Browser.location(answer))
                        .build()
                        .getQueryParams()
                        .getFirst("redirect_uri"))
                .isEqualTo(PUBLIC + "/login/oauth2/code/oidc");
        hasASecureCookie(answer, "ZENHOOK_LOGIN");
    }

    @Test
    void aSessionIsForTlsAlone() {
        HttpResponse<String> answer = Somebody.NOBODY.call(
                Somebody.client("127.0.0.1"),
                zenhook,
                "POST",
                "/login",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "username=Ada&password=an+operator+acts");

        assertThat(Browser.location(answer)).isIn(PUBLIC + "/actuator/health", "/actuator/health");
        hasASecureCookie(answer, "ZENHOOK_OPERATOR");
    }
}
