package dev.zenhook.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

/** Logs in who has an account at a provider. Its claims tell the role; who has none is not let in. */
final class OidcLogin {
    static final String START = "/oauth2/authorization/" + Provider.ID;

    private OidcLogin() {}

    static void configure(HttpSecurity http, OidcAccess access, String home) {
        Provider provider = new Provider(access, ClientRegistrations::fromIssuerLocation, Ticker.systemTicker());
        PendingLogin pending = new PendingLogin(new DefaultOAuth2AuthorizationRequestResolver(provider));
        http.oauth2Login(login -> login.clientRegistrationRepository(provider)
                .authorizationEndpoint(way -> way.authorizationRequestRepository(pending))
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .userInfoEndpoint(info -> info.userAuthoritiesMapper(given -> roles(given, access.roles())))
                .defaultSuccessUrl(home)
                .failureUrl(Refusals.FAILED)
                .withObjectPostProcessor(new FailedLogin())
                .withObjectPostProcessor(new NoWay()));
    }

    private static final class NoWay implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
            filter.setAuthenticationFailureHandler(Refusals.noWayToTheProvider());
            return filter;
        }
    }

    /** @throws NoRoleException if there is none, before there is a session */
    private static Set<GrantedAuthority> roles(Collection<? extends GrantedAuthority> given, RoleClaim claim) {
        Set<GrantedAuthority> roles = given.stream()
                .flatMap(authority -> authority instanceof OAuth2UserAuthority user
                        ? claim.in(user.getAttributes()).stream()
                        : Stream.<Role>empty())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw new NoRoleException();
        }
        return roles;
    }
}
