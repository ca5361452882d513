package dev.zenhook.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The filter before everything on the management port: a probe passes, and everything else only by the guard's word. */
final class Door implements Filter {
    private static final Duration LONGEST_SESSION = Duration.ofHours(8);

    private final Probes probes;
    private final Guard guard;
    private final Clock clock;

    Door(Probes probes, Guard guard, Clock clock) {
        this.probes = probes;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
            if (probes.include(asked)) {
                answer.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                answer.setHeader("X-Content-Type-Options", "nosniff");
                next.doFilter(request, response);
            } else {
                judge(asked, answer, next);
            }
        }
    }

    private void judge(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        Filter judgement = guard.judgement().orElse(null);
        if (judgement == null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Guard.PAUSE.toSeconds()));
            Refusals.answer(response, HttpStatus.SERVICE_UNAVAILABLE, "Nobody can be let in now. The log says why.");
            return;
        }
        endOldSession(request);
        judgement.doFilter(request, response, next);
    }

    /** A session has the role that was told at its login, and would keep it for as long as it is used. */
    private void endOldSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && clock.millis() - session.getCreationTime() >= LONGEST_SESSION.toMillis()) {
            session.invalidate();
        }
    }
}
