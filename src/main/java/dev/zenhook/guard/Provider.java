package dev.zenhook.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * The provider, as Spring Security knows it. It is asked about itself at the first login: by one
 * at a time, and not at once again where that fails, as any stranger may begin a login.
 */
final class Provider implements ClientRegistrationRepository, Iterable<ClientRegistration> {
    static final String ID = "oidc";

    private static final String NAME = "OpenID Connect";

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final OidcAccess access;
    private final Function<String, ClientRegistration.Builder> question;
    private final Ticker ticker;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration known;
    private volatile @Nullable Long failed;

    /** @param question asks an issuer about itself */
    Provider(OidcAccess access, Function<String, ClientRegistration.Builder> question, Ticker ticker) {
        this.access = access;
        this.question = question;
        this.ticker = ticker;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        return registration == null ? ask() : registration;
    }

    private ClientRegistration ask() {
        if (hasJustFailed() || !asking.tryLock()) {
            throw new AuthenticationServiceException("The provider does not answer");
        }
        try {
            ClientRegistration registration = with(question.apply(access.issuer()));
            known = registration;
            return registration;
        } catch (RuntimeException e) {
            failed = ticker.read();
            throw new AuthenticationServiceException("The provider does not answer", e);
        } finally {
            asking.unlock();
        }
    }

    private boolean hasJustFailed() {
        Long when = failed;
        return when != null && ticker.read() - when < PAUSE.toNanos();
    }

    private ClientRegistration with(ClientRegistration.Builder builder) {
        return builder.registrationId(ID)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .clientName(NAME)
                .clientId(access.client().id())
                .clientSecret(access.client().secret())
                .scope(access.scopes())
                .userNameAttributeName(access.nameClaim())
                .build();
    }

    /** For the link on the login page, which needs no more than the name. */
    @Override
    public Iterator<ClientRegistration> iterator() {
        return List.of(with(ClientRegistration.withRegistrationId(ID)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationUri(access.issuer())
                        .tokenUri(access.issuer())))
                .iterator();
    }
}
