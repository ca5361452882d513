package dev.zenhook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Whatever stands below zenhook.tenants: tenants that can be verified, or a refusal that names the setting and quotes no value. */
class TenantsFuzz {
    private static final String SECRET = "sesame-7161";

    static Stream<Arguments> seeds() {
        return Stream.of(
                Arguments.of(List.of("main.public-keys", "AQAB", "main.default", "true", "main.key-overlap", "24h")),
                Arguments.of(List.of("a.public-keys[0]", "{\"n\":\"AQAB\"", "a.public-keys[1]", "\"e\":\"AQAB\"}")),
                Arguments.of(List.of(
                        "a.management-api.url", "https://example.api.zentitle.io",
                        "a.management-api.token-url", "https://example.com/realms/x/protocol/openid-connect/token",
                        "a.management-api.tenant-id", "t_0123456789012345678901",
                        "a.management-api.client-id", "client",
                        "a.management-api.client-secret", SECRET,
                        "a.registration.public-url", "https://example.com/webhooks/a",
                        "a.registration.subscriptions", "all")),
                Arguments.of(List.of("main.public-key", SECRET)),
                Arguments.of(List.of("main", SECRET)),
                Arguments.of(List.of("A_b.publicKeys", SECRET, "main.key-overlap", "-1s")),
                Arguments.of(List.of("?ses\u007fame-7161", "main.key-overlap")));
    }

    @MethodSource("seeds")
    @FuzzTest
    void theyAreUsableOrRefusedByName(@NotNull @WithSize(max = 20) List<@NotNull String> settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i + 1 < settings.size(); i += 2) {
            properties.put("zenhook.tenants." + withoutSecret(settings.get(i)), settings.get(i + 1));
        }
        properties.putIfAbsent("ZENTITLE2_PUBLIC_KEY", "AQAB");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("fuzz", properties));
        ConfigurationPropertySources.attach(environment);
        try {
            List<ConfiguredTenant> tenants = ConfiguredTenant.all(environment);
            assertThat(tenants).isNotEmpty().allSatisfy(TenantsFuzz::requireUsable);
            assertThat(new Tenants(tenants).names()).hasSameSizeAs(tenants);
        } catch (UnusableSettingException refused) {
            assertThat(refused.property()).isNotBlank();
            assertThat(refused.getMessage()).startsWith(refused.property());
            assertThat(refused.cure()).isNotBlank();
            assertThat(refused.getMessage() + refused.cure()).doesNotContain(SECRET);
            assertThat(refused.getCause()).isNull();
        }
    }

    /** Names are no secrets, and are quoted; Spring reads them without what is neither a letter nor a digit. */
    private static String withoutSecret(String name) {
        return lettersAndDigits(name).contains(lettersAndDigits(SECRET)) ? "" : name;
    }

    private static String lettersAndDigits(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static void requireUsable(ConfiguredTenant tenant) {
        assertThat(tenant.name()).matches("[a-z0-9][a-z0-9-]{0,62}");
        assertThat(tenant.keyTexts().isEmpty() && tenant.account() == null).isFalse();
        assertThat(tenant.listener() == null || tenant.account() != null).isTrue();
        assertThat(tenant.toString()).isEqualTo(tenant.name());
    }
}
