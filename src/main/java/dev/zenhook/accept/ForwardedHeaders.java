package dev.zenhook.accept;

import dev.zenhook.verify.UnusableSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;

/**
 * Sees to it that nobody is trusted who is not declared. Spring Boot's own ways trust everybody ({@code framework}), or every
 * private address ({@code native}); the latter is chosen unasked where it finds a cloud, such as Kubernetes.
 */
final class ForwardedHeaders implements BeanPostProcessor {
    private static final String CURE =
            "Remove it, and list your proxies in zenhook.receive.trusted-proxies: nobody else is trusted.";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ServerProperties server) {
            setUnlessSet(server);
        } else if (bean instanceof TomcatServerProperties tomcat) {
            requireUnset("remote-ip-header", tomcat.getRemoteip().getRemoteIpHeader());
            requireUnset("protocol-header", tomcat.getRemoteip().getProtocolHeader());
        }
        return bean;
    }

    private static void setUnlessSet(ServerProperties server) {
        ForwardHeadersStrategy strategy = server.getForwardHeadersStrategy();
        if (strategy != null && strategy != ForwardHeadersStrategy.NONE) {
            throw new UnusableSettingException(
                    "server.forward-headers-strategy", "trusts proxies that nobody declared.", CURE);
        }
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NONE);
    }

    private static void requireUnset(String property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            throw new UnusableSettingException(
                    "server.tomcat.remoteip." + property, "trusts proxies that nobody declared.", CURE);
        }
    }
}
