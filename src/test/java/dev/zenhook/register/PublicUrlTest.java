package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.verify.Tenants;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    private final Tenants tenants = FakeTenants.named("main", "other");

    private static PublicUrl of(String tenant, String uri) {
        return new PublicUrl(tenant, URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/webhooks/main",
                "https://HOOKS.example/webhooks/main",
                "HTTPS://hooks.example:443/webhooks/main"
            })
    void theSamePlaceIsMeantHoweverItIsWritten(String uri) {
        assertThat(of("main", "https://hooks.example/webhooks/main").isMeantBy(uri))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a URI",
                "http://hooks.example/webhooks/main",
                "https://hooks.example:8443/webhooks/main",
                "https://hooks.example/webhooks/main/",
                "https://hooks.example/webhooks/Main",
                "https://hooks.example/webhooks",
                "https://hooks.example/webhooks/main?a",
                "https://me@hooks.example/webhooks/main",
                "https://hooks.example.com/webhooks/main",
                "https:/webhooks/main"
            })
    void anyOtherPlaceIsNot(String uri) {
        assertThat(of("main", "https://hooks.example/webhooks/main").isMeantBy(uri))
                .isFalse();
    }

    @Test
    void hostsThatCannotBeReadAreNotTheSame() {
        assertThat(of("main", "https://a_b/webhooks").isMeantBy("https://c_d/webhooks"))
                .isFalse();
        assertThat(of("main", "https://a_b/webhooks").isMeantBy("https://a_b/webhooks"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks", "/webhooks/main", "/zenhook/webhooks", "/zenhook/webhooks/main"})
    void noDoubtWhereTheDefaultTenantsWebhooksAreTaken(String path) {
        assertThat(of("main", "https://hooks.example" + path).doubt(tenants)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/hooks", "/webhooks/", "/my-webhooks", "/webhooks/other", "/webhooks/main/x"})
    void aPathWhereNothingIsTakenIsDoubted(String path) {
        assertThat(of("main", "https://hooks.example" + path).doubt(tenants))
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("does not end in /webhooks/main", "a proxy"));
    }

    @Test
    void thePathOfTheDefaultTenantIsDoubtedForAnother() {
        assertThat(of("other", "https://hooks.example/webhooks").doubt(tenants))
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("not the default", "/webhooks/other"));
    }

    @Test
    void whatMayBeSecretIsNotShown() {
        assertThat(of("main", "https://me:secret@hooks.example:8443/webhooks?key=secret#secret"))
                .hasToString("https://hooks.example:8443/webhooks");
    }
}
