package dev.zenhook.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may do what at the operator's door, as Spring Security reads it. No component, so that nobody but {@link Guard} finds it. */
@EnableWebSecurity
class DoorRules {
    /** For the login page, whose style is a file. */
    private static final String CONTENT =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final RequestMatcher NONE = request -> false;

    private final Operators operators;
    private final Paths paths;

    DoorRules(Operators operators, Paths paths) {
        this.operators = operators;
        this.paths = paths;
    }

    @Bean
    SecurityFilterChain operatorsDoor(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(reads(paths.open(operators.openMetrics())))
                .permitAll()
                .requestMatchers(reads(paths.all()))
                .hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name())
                .requestMatchers(there())
                .hasRole(Role.OPERATOR.name())
                .anyRequest()
                .denyAll());
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)));
        refusals(http);
        if (operators.canLogIn()) {
            sessions(http);
        } else {
            noSessions(http);
        }
        if (!operators.users().isEmpty()) {
            passwords(http);
        }
        operators.oidc().ifPresent(access -> OidcLogin.configure(http, access, paths.home()));
        return http.build();
    }

    private RequestMatcher there() {
        return any(paths.all().stream().map(PathPatternRequestMatcher::pathPattern));
    }

    private static RequestMatcher reads(Set<String> patterns) {
        return any(patterns.stream()
                .flatMap(pattern -> Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                        .map(method -> PathPatternRequestMatcher.pathPattern(method, pattern))));
    }

    private static RequestMatcher any(Stream<? extends RequestMatcher> matchers) {
        List<RequestMatcher> all = matchers.map(RequestMatcher.class::cast).toList();
        return all.isEmpty() ? NONE : new OrRequestMatcher(all);
    }

    private void refusals(HttpSecurity http) {
        http.exceptionHandling(refusals -> {
            if (operators.canLogIn()) {
                // In this order, and before those that the logins bring along.
                refusals.defaultAuthenticationEntryPointFor(Browsers.loginPage(operators), Browsers::navigates);
            }
            refusals.defaultAuthenticationEntryPointFor(Refusals.unknown(operators), AnyRequestMatcher.INSTANCE)
                    .accessDeniedHandler(Refusals.denied(there()));
        });
    }

    private static void noSessions(HttpSecurity http) {
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable);
    }

    /** A stranger makes none: what has to be kept until the login is kept in cookies. */
    private static void sessions(HttpSecurity http) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(Browsers::mayBeMadeToAsk))
                .requestCache(cache -> cache.requestCache(new WantedPage()));
    }

    private void passwords(HttpSecurity http) {
        LoginPace pace = new LoginPace(Ticker.systemTicker());
        http.authenticationProvider(new PasswordLogin(operators, pace, PasswordHash::matches))
                .httpBasic(basic -> basic.authenticationEntryPoint(Refusals.unknown(operators)))
                .formLogin(form -> form.defaultSuccessUrl(paths.home())
                        .failureUrl(Refusals.FAILED)
                        .withObjectPostProcessor(new FailedLogin()));
    }
}
