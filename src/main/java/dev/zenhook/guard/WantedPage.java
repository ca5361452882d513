package dev.zenhook.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/** The page that somebody was kept from by the login. A cookie tells which, so that a stranger makes no session. */
final class WantedPage extends CookieRequestCache {
    WantedPage() {
        setRequestMatcher(Browsers::navigates);
        // Not strict: the way back from a provider begins at another site.
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    /** Forgets the page when it is asked for, and lets that request be what it is: the remembered one has no headers. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response);
        return null;
    }
}
