package dev.zenhook.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The guard. Spring Security lives in a context of its own behind it: none of its beans is a candidate where a user's
 * application looks for them, and none of the user's is one here.
 */
final class Door implements Filter, DisposableBean {
    private static final Duration LONGEST_SESSION = Duration.ofHours(8);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Filter chain;
    private final Clock clock;

    Door(Operators operators, Paths paths, Clock clock) {
        this.clock = clock;
        context.registerBean(Operators.class, () -> operators);
        context.registerBean(Paths.class, () -> paths);
        context.register(DoorRules.class);
        context.refresh();
        chain = context.getBean("springSecurityFilterChain", Filter.class);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        endOldSession(request);
        chain.doFilter(request, response, next);
    }

    /** A session has the role that was told at its login, and would keep it for as long as it is used. */
    private void endOldSession(ServletRequest request) {
        HttpSession session = request instanceof HttpServletRequest http ? http.getSession(false) : null;
        if (session != null && clock.millis() - session.getCreationTime() >= LONGEST_SESSION.toMillis()) {
            session.invalidate();
        }
    }

    @Override
    public void destroy() {
        context.close();
    }
}
