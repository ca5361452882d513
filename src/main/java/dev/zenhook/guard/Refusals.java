package dev.zenhook.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What those are answered who do not pass: the same for an unknown name as for a wrong password. */
final class Refusals {
    static final String FAILED = "/login?error";

    private static final String NOTHING = "There is nothing here.";

    /** To whom the provider knows: what is missing is given there. */
    private static final String NO_ROLE =
            "Your account has no role here. Have it given one at the login provider, and log in again.";

    private Refusals() {}

    /** For somebody who has not logged in: whatever is asked for, so that nobody learns what is there. */
    static AuthenticationEntryPoint unknown(Operators operators) {
        return (request, response, reason) -> {
            if (reason instanceof TooManyLoginsException tooMany) {
                tooMany(response, tooMany);
            } else if (!operators.canLogIn()) {
                answer(response, HttpStatus.NOT_FOUND, NOTHING);
            } else {
                challenge(request, response, operators);
            }
        };
    }

    /** A page's script is not challenged: the browser would ask for the password itself, and send it for any site from then on. */
    private static void challenge(HttpServletRequest request, HttpServletResponse response, Operators operators)
            throws IOException {
        if (!operators.users().isEmpty() && !Browsers.isScript(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Zenhook\", charset=\"UTF-8\"");
        }
        answer(response, HttpStatus.UNAUTHORIZED, "Log in.");
    }

    private static void tooMany(HttpServletResponse response, TooManyLoginsException reason) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(reason.pause().toSeconds() + 1));
        answer(response, HttpStatus.TOO_MANY_REQUESTS, "Too many logins have failed.");
    }

    static AuthenticationFailureHandler failedLogin() {
        SimpleUrlAuthenticationFailureHandler again = new SimpleUrlAuthenticationFailureHandler(FAILED);
        again.setAllowSessionCreation(false);
        return (request, response, reason) -> {
            switch (reason) {
                case TooManyLoginsException tooMany -> tooMany(response, tooMany);
                case NoRoleException noRole -> answer(response, HttpStatus.FORBIDDEN, NO_ROLE);
                default -> again.onAuthenticationFailure(request, response, reason);
            }
        };
    }

    /** While the provider does not answer; and where there is none. */
    static AuthenticationFailureHandler noWayToTheProvider() {
        return (request, response, reason) -> {
            if (reason.getCause() instanceof AuthenticationServiceException) {
                answer(
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The login provider does not answer. Try again in some seconds.");
            } else {
                answer(response, HttpStatus.NOT_FOUND, NOTHING);
            }
        };
    }

    /** For somebody who has logged in; and for a change that another site may have made a browser ask for. */
    static AccessDeniedHandler denied(RequestMatcher there) {
        return (request, response, reason) -> {
            if (reason instanceof CsrfException) {
                answer(response, HttpStatus.FORBIDDEN, "The CSRF token is missing or too old.");
            } else if (there.matches(request)) {
                answer(response, HttpStatus.FORBIDDEN, "Your role does not allow that.");
            } else {
                answer(response, HttpStatus.NOT_FOUND, NOTHING);
            }
        };
    }

    /** In the form in which the endpoints say what is wrong. */
    static void answer(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"status\":" + status.value() + ",\"detail\":\"" + detail + "\"}");
    }
}
