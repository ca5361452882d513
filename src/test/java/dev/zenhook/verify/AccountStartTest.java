package dev.zenhook.verify;

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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Credentials for the Management API, as a user sets them. */
class AccountStartTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final String API = "zenhook.tenants.main.management-api";
    private static final AccountAccess ACCESS = new AccountAccess(
            URI.create("https://example.api.zentitle.io"),
            URI.create("https://login.example.com/realms/a/protocol/openid-connect/token"),
            "t_ILLqMyx3UUy_n5cZqui7NQ",
            "zenhook",
            SECRET,
            "2025-10-10");

    @TempDir
    Path folder;

    /** With the good credentials, of which those given take the place. */
    private static ApplicationContextRunner credentials(String... settings) {
        return room().withPropertyValues(
                        API + ".url=" + ACCESS.url(),
                        API + ".token-url=" + ACCESS.tokenUrl(),
                        API + ".tenant-id=" + ACCESS.tenantId(),
                        API + ".client-id=" + ACCESS.clientId(),
                        API + ".client-secret=" + ACCESS.clientSecret())
                .withPropertyValues(settings);
    }

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
    @ValueSource(strings = {"", "\n", "\r\n"})
    void aSecretIsReadFromAFileWithoutTheLineBreakAtItsEnd(String end) throws IOException {
        Files.writeString(folder.resolve(API + ".client-secret"), SECRET + end);

        check(
                room().withPropertyValues(
                                API + ".url=" + ACCESS.url(),
                                API + ".token-url=" + ACCESS.tokenUrl(),
                                API + ".tenant-id=" + ACCESS.tenantId(),
                                API + ".client-id=" + ACCESS.clientId(),
                                "spring.config.import=configtree:" + folder + "/")
                        .withInitializer(new ConfigDataApplicationContextInitializer()),
                context -> assertThat(tenants(context).accountOf("main")).contains(ACCESS));
    }

    @Test
    void aLineBreakAtTheEndIsNoPartOfASecretWhereverItComesFrom() {
        check(
                yaml(inYaml("client-secret", SECRET + "\\r\\n")),
                context -> assertThat(tenants(context).accountOf("main")).contains(ACCESS));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example",
        "https://a.example/, https://a.example",
        "https://a.example//, https://a.example",
        "https://a.example:8443/zentitle/, https://a.example:8443/zentitle",
        "https://192.0.2.7, https://192.0.2.7",
        "HTTPS://a.example, HTTPS://a.example",
        "http://localhost:8080, http://localhost:8080",
        "http://LOCALHOST, http://LOCALHOST",
        "http://127.0.0.1:1, http://127.0.0.1:1",
        "http://127.200.3.4, http://127.200.3.4",
        "http://[::1]:8080/, http://[::1]:8080",
        "http://[0:0:0:0:0:0:0:1], http://[0:0:0:0:0:0:0:1]",
    })
    void anAddressIsTakenWithoutTheSlashAtItsEnd(String text, URI url) {
        check(
                credentials(API + ".url=" + text),
                context -> assertThat(
                                tenants(context).accountOf("main").orElseThrow().url())
                        .isEqualTo(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "token-url"})
    void anAddressThatIsNotForSecretsStopsTheStart(String member) {
        Map.of(
                        "c2VjcmV0", "it does not start with https://",
                        "//a.example", "it does not start with https://",
                        "ftp://a.example", "it does not start with https://",
                        "https:", "it cannot be read as an address",
                        "https:a.example", "it names no host",
                        "https:///path", "it names no host",
                        "https://my_host", "it names no host",
                        "https://c2VjcmV0@a.example", "it holds a user or a password",
                        "https://a.example/?c2VjcmV0", "it has a query or a fragment",
                        "https://a.example#c2VjcmV0", "it has a query or a fragment")
                .forEach((text, problem) -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "cannot be used: " + problem)));
        Stream.of("https://a.example?", "https://a.example#")
                .forEach(text -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "it has a query or a fragment")));
        Stream.of("https://a.example/ä", "https://a.example/a b", " https://a.example", "https://[::1")
                .forEach(text -> check(
                        yaml(inYaml(member, text)), fails(API + "." + member, "it cannot be read as an address")));
        Stream.of("https://a.example:0", "https://a.example:65536")
                .forEach(text -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "its port is none from 1 to 65535")));
        Stream.of(
                        "http://a.example",
                        "http://localhost.a.example",
                        "http://128.0.0.1",
                        "http://1270.0.0.1.example",
                        "http://[2001:db8::1]",
                        "http://[::2]",
                        "http://0.0.0.0")
                .forEach(text -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "it starts with http://, which is taken for localhost")));
    }

    private static String inYaml(String member, String text) {
        Map<String, String> good = Map.of(
                "url", ACCESS.url().toString(),
                "token-url", ACCESS.tokenUrl().toString(),
                "tenant-id", ACCESS.tenantId(),
                "client-id", ACCESS.clientId(),
                "client-secret", ACCESS.clientSecret());
        StringBuilder yaml = new StringBuilder("zenhook.tenants.main.management-api:\n");
        good.forEach(
                (name, value) -> yaml.append("  %s: \"%s\"%n".formatted(name, name.equals(member) ? text : value)));
        return yaml.toString();
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
                Arguments.of("zenhook.tenants.main.managment-api.url", "https://a.example", "no such setting exists"),
                Arguments.of("zenhook.tenants.main.key-overlap", "-1s", "it is negative"),
                Arguments.of("zenhook.tenants.main.key-overlap", "366d", "it is too long"),
                Arguments.of("zenhook.tenants.main.alert-when-silent-for", "59s", "it is too short"),
                Arguments.of("zenhook.tenants.main.alert-when-silent-for", "366d", "it is too long"),
                Arguments.of(
                        "zenhook.tenants.main.alert-when-silent-for", "c2VjcmV0", "its value is of the wrong kind"),
                Arguments.of("zenhook.tenants.main.key-overlap", "c2VjcmV0", "its value is of the wrong kind"));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("refusals")
    void whatCannotWorkStopsTheStart(String property, String value, String fragment) {
        check(credentials(property + "=" + value), fails(property, fragment));
    }

    @Test
    void aSilenceIsToldOnlyWhereSomebodyWantsToKnow() {
        check(
                credentials("zenhook.tenants.main.key-overlap=0s"),
                context -> assertThat(tenants(context).silenceOf("main")).isEmpty());
        check(
                credentials("zenhook.tenants.main.alert-when-silent-for=3d"),
                context -> assertThat(tenants(context).silenceOf("main")).contains(Duration.ofDays(3)));
    }

    @Test
    void aYearIsTheLongestOverlap() {
        check(
                credentials("zenhook.tenants.main.key-overlap=365d"),
                context -> assertThat(tenants(context).keyOverlapOf("main")).isEqualTo(Duration.ofDays(365)));
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

    @Test
    void nothingThatIsWrittenDownShowsTheSecret() {
        check(
                credentials(),
                context -> assertThat(tenants(context).accountOf("main"))
                        .get()
                        .extracting(Object::toString)
                        .isEqualTo("t_ILLqMyx3UUy_n5cZqui7NQ at https://example.api.zentitle.io"));
        TenantsProperties.ManagementApi api =
                new TenantsProperties.ManagementApi(SECRET, SECRET, SECRET, SECRET, SECRET, SECRET);
        TenantsProperties.Tenant tenant =
                new TenantsProperties.Tenant(List.of(SECRET), false, Duration.ZERO, api, null, null);
        assertThat(api.toString() + tenant + new TenantsProperties(Map.of("main", tenant)))
                .doesNotContain(SECRET);
        assertThat(new ConfiguredTenant("main", true, "keys", List.of(SECRET), Duration.ZERO, ACCESS, null, null)
                        .toString())
                .doesNotContain(SECRET);
    }

    @Test
    void noActuatorEndpointShowsTheSecret() {
        check(
                credentials(
                        "ZENHOOK_TENANTS_MAIN_MANAGEMENTAPI_CLIENTSECRET=c2VjcmV0",
                        "zenhook.store.password=c2VjcmV0",
                        "A_NAME_OF_THE_USERS=c2VjcmV0"),
                context -> {
                    EnvironmentEndpoint endpoint = new EnvironmentEndpoint(
                            context.getEnvironment(),
                            context.getBeansOfType(SanitizingFunction.class).values(),
                            Show.ALWAYS);

                    assertThat(shown(endpoint, ".*"))
                            .contains("https://example.api.zentitle.io", SanitizableData.SANITIZED_VALUE)
                            .doesNotContain(SECRET);
                });
    }

    private static List<String> shown(EnvironmentEndpoint endpoint, String pattern) {
        return endpoint.environment(pattern).getPropertySources().stream()
                .flatMap(source -> source.getProperties().values().stream())
                .map(property -> String.valueOf(property.getValue()))
                .toList();
    }
}
