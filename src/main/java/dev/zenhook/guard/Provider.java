package dev.zenhook.guard;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** The provider, as Spring Security knows it. It is asked about itself at the first login, and again while it does not answer. */
final class Provider implements ClientRegistrationRepository, Iterable<ClientRegistration> {
    static final String ID = "oidc";

    private static final String NAME = "OpenID Connect";

    private final OidcAccess access;
    private volatile @Nullable ClientRegistration known;

    Provider(OidcAccess access) {
        this.access = access;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = with(ClientRegistrations.fromIssuerLocation(access.issuer()));
            known = registration;
        }
        return registration;
    }

    private ClientRegistration with(ClientRegistration.Builder builder) {
        return builder.registrationId(ID)
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
                        .redirectUri(access.issuer())
                        .authorizationUri(access.issuer())
                        .tokenUri(access.issuer())))
                .iterator();
    }
}
