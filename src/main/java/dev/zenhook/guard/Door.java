package dev.zenhook.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The guard. Spring Security lives in a context of its own behind it: none of its beans is a candidate where a user's
 * application looks for them, and none of the user's is one here.
 */
final class Door implements Filter, DisposableBean {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Filter chain;

    Door(Operators operators, Paths paths) {
        context.registerBean(Operators.class, () -> operators);
        context.registerBean(Paths.class, () -> paths);
        context.register(DoorRules.class);
        context.refresh();
        chain = context.getBean("springSecurityFilterChain", Filter.class);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        chain.doFilter(request, response, next);
    }

    @Override
    public void destroy() {
        context.close();
    }
}
