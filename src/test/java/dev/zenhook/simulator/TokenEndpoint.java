package dev.zenhook.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OAuth2 client credentials, as Keycloak answers them. */
final class TokenEndpoint {
    private final Account account;

    TokenEndpoint(Account account) {
        this.account = account;
    }

    static String path(Account account) {
        return "/realms/" + account.tenantId() + "/protocol/openid-connect/token";
    }

    void in(Endpoints endpoints) {
        endpoints.answer(post(urlPathEqualTo(path(account))), this::token);
    }

    private Answer token(Request request) {
        Map<String, String> form = form(request.getBodyAsString());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return new Answer(
                    400, Map.of("error", "unsupported_grant_type", "error_description", "Unsupported grant_type"));
        }
        if (!account.clientId().equals(form.get("client_id"))
                || !account.clientSecret().equals(form.get("client_secret"))) {
            return new Answer(
                    401,
                    Map.of(
                            "error", "unauthorized_client",
                            "error_description", "Invalid client or Invalid client credentials"));
        }
        return Answer.ok(Map.of(
                "access_token", account.newToken(),
                "token_type", "Bearer",
                "expires_in", account.tokenLifetime().toSeconds()));
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1]), (one, two) -> two));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
