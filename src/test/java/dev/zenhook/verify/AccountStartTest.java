package dev.zenhook.verify;

import static dev.zenhook.verify.Credentials.ACCESS;
import static dev.zenhook.verify.Credentials.API;
import static dev.zenhook.verify.Credentials.credentials;
import static dev.zenhook.verify.Credentials.inYaml;
import static dev.zenhook.verify.VerifyRoom.SECRET;
import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.environment;
import static dev.zenhook.verify.VerifyRoom.fails;
import static dev.zenhook.verify.VerifyRoom.room;
import static dev.zenhook.verify.VerifyRoom.tenants;
import static dev.zenhook.verify.VerifyRoom.verifies;
import static dev.zenhook.verify.VerifyRoom.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.testkit.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials for the Management API, as a user sets them. */
class AccountStartTest {
    private static final SigningKey KEY = SigningKey.shared();

    @Test
    void credentialsMakeATenantWhoseKeyIsYetToCome() {
        check(credentials(), context -> {
            assertThat(tenants(context).accountOf("main")).contains(ACCESS);
            assertThat(tenants(context).hasConfiguredKeys("main")).isFalse();
            assertThat(tenants(context).keyOverlapOf("main")).isEqualTo(Duration.ofHours(24));
            assertThat(tenants(context).listenerOf("main")).isEmpty();
            assertThatExceptionOfType(KeysNotReadyException.class)
                    .isThrownBy(() ->
                            context.getBean(SignatureVerifier.class).judgeForm("main", List.of(KEY.sign(new byte[0]))));
        });
    }

    @Test
    void aKeyBesideCredentialsCounts() {
        check(credentials("zenhook.tenants.main.public-keys=" + KEY.modulus()), context -> {
            verifies(context, "main", KEY);
            assertThat(tenants(context).hasConfiguredKeys("main")).isTrue();
            assertThat(tenants(context).accountOf("main")).contains(ACCESS);
        });
    }

    @Test
    void aTenantWithAKeyAloneHasNoAccount() {
        check(room().withPropertyValues("zenhook.tenants.main.public-keys=" + KEY.modulus()), context -> {
            assertThat(tenants(context).accountOf("main")).isEmpty();
            assertThat(tenants(context).accountOf("elsewhere")).isEmpty();
        });
    }

    @Test
    void credentialsAreReadFromYaml() {
        check(yaml("""
            zenhook:
              tenants:
                main:
                  key-overlap: 0s
                  management-api:
                    url: https://example.api.zentitle.io/
                    token-url: https://login.example.com/realms/a/protocol/openid-connect/token
                    tenant-id: t_ILLqMyx3UUy_n5cZqui7NQ
                    client-id: zenhook
                    client-secret: c2VjcmV0
                    api-version: "2025-10-10"
            """), context -> {
            assertThat(tenants(context).accountOf("main")).contains(ACCESS);
            assertThat(tenants(context).keyOverlapOf("main")).isZero();
        });
    }

    @Test
    void credentialsAreReadFromTheEnvironment() {
        String prefix = "ZENHOOK_TENANTS_MAIN_MANAGEMENTAPI_";
        check(
                environment(Map.of(
                        prefix + "URL",
                        ACCESS.url().toString(),
                        prefix + "TOKENURL",
                        ACCESS.tokenUrl().toString(),
                        prefix + "TENANTID",
                        ACCESS.tenantId(),
                        prefix + "CLIENTID",
                        ACCESS.clientId(),
                        prefix + "CLIENTSECRET",
                        ACCESS.clientSecret(),
                        "ZENHOOK_TENANTS_MAIN_KEYOVERLAP",
                        "48h")),
                context -> {
                    assertThat(tenants(context).accountOf("main")).contains(ACCESS);
                    assertThat(tenants(context).keyOverlapOf("main")).isEqualTo(Duration.ofDays(2));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "token-url", "tenant-id", "client-id", "client-secret"})
    void aMemberThatIsMissingStopsTheStart(String member) {
        List<String> others = Stream.of("url", "token-url", "tenant-id", "client-id", "client-secret")
                .filter(name -> !name.equals(member))
                .map(name -> API + "." + name + "=" + (name.endsWith("url") ? ACCESS.url() : SECRET))
                .toList();

        check(room().withPropertyValues(others.toArray(String[]::new)), fails(API + "." + member, "is not set"));
        check(credentials(API + "." + member + "="), fails(API + "." + member, "it is empty"));
        check(yaml(inYaml(member, "  ")), fails(API + "." + member, "it is empty"));
        check(yaml(inYaml(member, "\\n")), fails(API + "." + member, "it is empty"));
        check(yaml(inYaml(member, "c2VjcmV0\\nc2VjcmV0")), fails(API + "." + member, "it is more than one line"));
        check(
                credentials(API + "." + member + "=${A_VARIABLE_THAT_NOBODY_SETS}"),
                fails(API + "." + member, "it is a placeholder that nothing fills"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(API + ".tenant-id", "t_ c2VjcmV0", "printable ASCII characters without white space"),
                Arguments.of(API + ".tenant-id", "t_ä", "printable ASCII characters without white space"),
                Arguments.of(API + ".tenant-id", "t".repeat(201), "1 to 200 printable ASCII characters"),
                Arguments.of(API + ".api-version", "2025 c2VjcmV0", "printable ASCII characters without white space"),
                Arguments.of(API + ".api-version", "", "it is empty"),
                Arguments.of(API + ".secret", "c2VjcmV0", "no such setting exists"),
                Arguments.of("zenhook.tenants.main.managment-api.url", "https://a.example", "no such setting exists"));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("refusals")
    void whatCannotWorkStopsTheStart(String property, String value, String fragment) {
        check(credentials(property + "=" + value), fails(property, fragment));
    }

    @Test
    void noPrefixIsAskedOfATenantId() {
        check(
                credentials(API + ".tenant-id=another"),
                context -> assertThat(
                                tenants(context).accountOf("main").orElseThrow().tenantId())
                        .isEqualTo("another"));
    }

    @Test
    void whoHasNeitherKeysNorCredentialsIsToldOfBoth() {
        check(room(), fails("ZENTITLE2_PUBLIC_KEY", "zenhook.tenants.<name>.management-api"));
        check(
                room().withPropertyValues("zenhook.tenants.main.default=true"),
                fails("zenhook.tenants.main.public-keys", "zenhook.tenants.main.management-api"));
    }
}
