package dev.zenhook.guard;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * What has to be known when somebody comes back from the provider. A cookie keeps the three random texts, so that a stranger makes
 * no session; the rest is worked out again. It is not signed: who can plant a cookie could plant one that was signed for himself.
 */
final class PendingLogin implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "ZENHOOK_LOGIN";
    private static final int SECONDS = 600;
    private static final Pattern TEXTS =
            Pattern.compile("(?<state>[\\w=-]{20,200})\\.(?<nonce>[\\w=-]{20,200})\\.(?<verifier>[\\w=-]{20,200})");

    private final OAuth2AuthorizationRequestResolver resolver;

    PendingLogin(OAuth2AuthorizationRequestResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        Matcher kept = TEXTS.matcher(cookie.getValue());
        return kept.matches() && kept.group("state").equals(request.getParameter(OAuth2ParameterNames.STATE))
                ? again(request, kept)
                : null;
    }

    private @Nullable OAuth2AuthorizationRequest again(HttpServletRequest request, Matcher kept) {
        OAuth2AuthorizationRequest another = resolver.resolve(request, Provider.ID);
        return another == null
                ? null
                : OAuth2AuthorizationRequest.from(another)
                        .state(kept.group("state"))
                        .attributes(attributes -> {
                            attributes.put(OidcParameterNames.NONCE, kept.group("nonce"));
                            attributes.put(PkceParameterNames.CODE_VERIFIER, kept.group("verifier"));
                        })
                        .build();
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request, HttpServletResponse response) {
        if (pending == null) {
            keep("", 0, request, response);
            return;
        }
        String texts = String.join(
                ".",
                pending.getState(),
                pending.<String>getAttribute(OidcParameterNames.NONCE),
                pending.<String>getAttribute(PkceParameterNames.CODE_VERIFIER));
        keep(texts, SECONDS, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
        if (pending != null) {
            keep("", 0, request, response);
        }
        return pending;
    }

    private static void keep(String value, int seconds, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath() + "/login/oauth2/code");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        // Not strict: the way back from a provider begins at another site.
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
