package dev.zenhook.guard;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

/** Logs in who has an account at a provider. Its claims tell the role; who has none is known, and may do nothing. */
final class OidcLogin {
    static final String START = "/oauth2/authorization/" + Provider.ID;

    private OidcLogin() {}

    static void configure(HttpSecurity http, OidcAccess access, String home) {
        http.oauth2Login(login -> login.clientRegistrationRepository(new Provider(access))
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .userInfoEndpoint(info -> info.userAuthoritiesMapper(given -> roles(given, access.roles())))
                .defaultSuccessUrl(home));
    }

    private static Set<GrantedAuthority> roles(Collection<? extends GrantedAuthority> given, RoleClaim claim) {
        return given.stream()
                .flatMap(authority -> authority instanceof OAuth2UserAuthority user
                        ? claim.in(user.getAttributes()).stream()
                        : Stream.<Role>empty())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .collect(Collectors.toSet());
    }
}
