package dev.zenhook.register;

import dev.zenhook.verify.AccountAccess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * A tenant's access tokens: one is kept, and renewed before it expires or when it is refused.
 *
 * <p>The request is ours, not Spring's: id and secret are in the body, as the vendor's description says, no scope is
 * asked for, and the body is bytes, since Spring logs at DEBUG what it writes.
 */
final class AccessTokens implements OAuth2AccessTokenResponseClient<OAuth2ClientCredentialsGrantRequest> {
    static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofSeconds(30);

    private static final long LIFETIME_IF_NONE_IS_SAID = 60;
    private static final long LONGEST_LIFETIME = Duration.ofDays(1).toSeconds();
    /** What can stand in a header: of another token, the JDK's refusal would tell the whole. */
    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("zenhook", "zenhook", AuthorityUtils.createAuthorityList("NONE"));

    private final AccountAccess access;
    private final RestClient client;
    private final Failures failures;
    private final Quotes quotes;

    AccessTokens(AccountAccess access, RestClient client, Failures failures, Quotes quotes) {
        this.access = access;
        this.client = client;
        this.failures = failures;
        this.quotes = quotes;
    }

    /** Puts the token into every request. */
    ClientHttpRequestInterceptor interceptor(Clock clock) {
        ClientRegistration registration = ClientRegistration.withRegistrationId("zentitle2")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientId(access.clientId())
                .clientSecret(access.clientSecret())
                .tokenUri(access.tokenUrl().toString())
                .build();
        ClientCredentialsOAuth2AuthorizedClientProvider provider =
                new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(this);
        provider.setClock(clock);
        provider.setClockSkew(RENEWED_BEFORE_EXPIRY);
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        OAuth2AuthorizedClientService kept = new InMemoryOAuth2AuthorizedClientService(registrations);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, kept);
        manager.setAuthorizedClientProvider(provider);
        OAuth2ClientHttpRequestInterceptor interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
        interceptor.setClientRegistrationIdResolver(request -> registration.getRegistrationId());
        interceptor.setPrincipalResolver(request -> NOBODY);
        // Also at 403: once the operator has added the missing scope, only a new token has it.
        interceptor.setAuthorizationFailureHandler((failure, principal, attributes) ->
                kept.removeAuthorizedClient(registration.getRegistrationId(), principal.getName()));
        return interceptor;
    }

    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2ClientCredentialsGrantRequest request) {
        JsonNode answer = ask();
        String token = answer == null ? "" : answer.path("access_token").asString("");
        if (answer == null || !SENDABLE.matcher(token).matches()) {
            throw failures.unreadable(Call.TOKEN, "it holds no access_token");
        }
        quotes.hide(token);
        return OAuth2AccessTokenResponse.withToken(token)
                .tokenType(TokenType.BEARER)
                .expiresIn(Math.clamp(answer.path("expires_in").asLong(LIFETIME_IF_NONE_IS_SAID), 0L, LONGEST_LIFETIME))
                .build();
    }

    private @Nullable JsonNode ask() {
        try {
            return client.post()
                    .uri(access.tokenUrl())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(form())
                    .retrieve()
                    .body(JsonNode.class);
        } catch (RestClientException e) {
            throw failures.of(Call.TOKEN, e);
        }
    }

    private byte[] form() {
        return Map.of(
                        "grant_type", "client_credentials",
                        "client_id", access.clientId(),
                        "client_secret", access.clientSecret())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
