package dev.zenhook.guard;

import java.util.Set;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.core.Ordered;

/**
 * The management port's sessions: known by a cookie alone, which has a name of its own as cookies do not tell ports apart, and
 * bounded in number.
 */
final class SessionRules implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private static final int MOST = 1_000;

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        Session session = tomcat.getSettings().getSession();
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        session.getCookie().setName("ZENHOOK_OPERATOR");
        session.getCookie().setHttpOnly(true);
        // Not strict: the way back from a provider begins at another site. Secure it is by itself, with https.
        session.getCookie().setSameSite(Cookie.SameSite.LAX);
        tomcat.addContextCustomizers(context -> {
            StandardManager manager = new StandardManager();
            manager.setMaxActiveSessions(MOST);
            context.setManager(manager);
        });
    }

    /** Behind what Spring Boot does for this port. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
