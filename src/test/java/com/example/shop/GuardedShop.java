package com.example.shop;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;

/** A user's application that guards itself: with the beans, by their names, that Spring Boot's starter for security brings. */
@SpringBootApplication(scanBasePackages = "com.example.licences")
public class GuardedShop extends Shop {
    public static final int REFUSED = 418;

    /** Refuses everybody. */
    @Bean
    Filter springSecurityFilterChain() {
        return (request, response, chain) -> ((HttpServletResponse) response).setStatus(REFUSED);
    }

    @Bean
    DelegatingFilterProxyRegistrationBean securityFilterChainRegistration() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        registration.setDispatcherTypes(
                EnumSet.allOf(DispatcherType.class)); // a body that comes late is dispatched anew
        return registration;
    }
}
