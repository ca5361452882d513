package dev.zenhook.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Tells browsers, which carry a login along whoever makes them ask, from programs that log in with each call. */
final class Browsers {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Browsers() {}

    /** Somebody looks at a page. */
    static boolean navigates(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** A page asks. */
    static boolean isScript(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("X-Requested-With") != null;
    }

    /**
     * Whether another site may have made a browser ask for a change. Any browser that is logged in sends its session; each sends
     * an Origin when it is made to send a form; and to send a password of its own, as curl does, a page must be of this site.
     */
    static boolean mayBeMadeToAsk(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && (request.getRequestedSessionId() != null
                        || request.getHeader(HttpHeaders.ORIGIN) != null
                        || request.getHeader("Sec-Fetch-Site") != null);
    }

    /** With one way to log in, that way. */
    static AuthenticationEntryPoint loginPage(Operators operators) {
        return new LoginUrlAuthenticationEntryPoint(operators.users().isEmpty() ? OidcLogin.START : "/login");
    }
}
