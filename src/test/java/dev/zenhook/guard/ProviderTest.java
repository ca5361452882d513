package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** Any stranger may begin a login: the provider is not asked for each of them. */
class ProviderTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final AtomicReference<Supplier<ClientRegistration.Builder>> answer = new AtomicReference<>(() -> {
        throw new IllegalArgumentException("away");
    });
    private final Provider provider = new Provider(
            new OidcAccess(
                    "https://id.example.com",
                    new OidcAccess.Client("zenhook", "secret"),
                    Set.of("openid"),
                    "sub",
                    new RoleClaim("roles", "operator", "viewer")),
            issuer -> {
                asked.incrementAndGet();
                return answer.get().get();
            },
            time::get);

    private static ClientRegistration.Builder described() {
        return ClientRegistration.withRegistrationId("x")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri("https://id.example.com/authorize")
                .tokenUri("https://id.example.com/token");
    }

    private void isAway() {
        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> provider.findByRegistrationId(Provider.ID));
    }

    @Test
    void oneThatIsAwayIsAskedAgainAfterFiveSeconds() {
        for (int stranger = 0; stranger < 100; stranger++) {
            isAway();
        }
        assertThat(asked).hasValue(1);

        time.addAndGet(Duration.ofSeconds(5).toNanos());
        answer.set(ProviderTest::described);
        assertThat(provider.findByRegistrationId(Provider.ID)).isNotNull();
        assertThat(provider.findByRegistrationId(Provider.ID)).isNotNull();
        assertThat(asked).hasValue(2);
    }

    @Test
    void oneIsAskedOnceAtATime() {
        answer.set(() -> {
            CompletableFuture.runAsync(this::isAway).join();
            return described();
        });

        assertThat(provider.findByRegistrationId(Provider.ID)).isNotNull();
        assertThat(asked).hasValue(1);
    }
}
