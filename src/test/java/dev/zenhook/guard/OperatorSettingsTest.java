package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is set about operators: it is understood, or the start ends and says how to mend it. */
class OperatorSettingsTest {
    private static final String HASH = "{bcrypt}$2y$10$FPwEK/Pvrr0f8CeY2bMx0OX21u2v0X2kyguw/WvJRrxDYnWEzisqm";
    private static final String ADA = "zenhook.operators.users.Ada.";
    private static final String OIDC = "zenhook.operators.oidc.";

    private final Map<String, Object> settings = new HashMap<>();

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", settings));
        return environment;
    }

    private void refuses(String property, String what, String cure) {
        assertThatExceptionOfType(UnusableOperatorsException.class)
                .isThrownBy(() -> OperatorSettings.read(environment()))
                .withMessageStartingWith(property)
                .withMessageContaining(what)
                .withNoCause()
                .satisfies(refusal -> {
                    String action = new UnusableOperatorsException.Analyzer()
                            .analyze(refusal)
                            .getAction();
                    assertThat(action).contains(cure).doesNotContain("geheim");
                    assertThat(refusal.getMessage()).doesNotContain("geheim");
                });
    }

    @Test
    void nothingSetIsNobody() {
        assertThat(OperatorSettings.read(environment()).canLogIn()).isFalse();
        assertThat(OperatorSettings.read(environment()).openMetrics()).isFalse();
    }

    @Test
    void variablesMakeAnOperator() {
        StandardEnvironment environment = new StandardEnvironment();
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(
                        source,
                        new SystemEnvironmentPropertySource(
                                source,
                                Map.of(
                                        "ZENHOOK_OPERATORS_USERS_ADA_PASSWORDHASH", HASH + "\n",
                                        "ZENHOOK_OPERATORS_USERS_ADA_ROLE", "viewer",
                                        "ZENHOOK_OPERATORS_OPENMETRICS", "true")));

        Operators operators = OperatorSettings.read(environment);
        assertThat(operators.named("ada")).hasValue(new Operator("ada", HASH, Role.VIEWER));
        assertThat(operators.openMetrics()).isTrue();
        assertThat(operators.toString()).doesNotContain("bcrypt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geheim",
                "{noop}geheim",
                "{plain}geheim",
                "{bcrypt}geheim",
                "{MD5}geheim",
                "$2y$10$FPwEK/Pvrr0f8CeY2bMx0OX21u2v0X2kyguw/WvJRrxDYnWEzisqm",
                "{bcrypt}$2y$09$FPwEK/Pvrr0f8CeY2bMx0OX21u2v0X2kyguw/WvJRrxDYnWEzisqm",
                "{bcrypt}$2y$15$FPwEK/Pvrr0f8CeY2bMx0OX21u2v0X2kyguw/WvJRrxDYnWEzisqm",
                ""
            })
    void whatIsNoHashStopsTheStart(String text) {
        settings.put(ADA + "password-hash", text);
        settings.put(ADA + "role", "viewer");

        refuses(ADA + "password-hash", "no hash that is taken", "java -jar zenhook-…-exec.jar hash-password");
    }

    @Test
    void aUserHasAHashARoleAndAName() {
        settings.put(ADA + "role", "viewer");
        refuses(ADA + "password-hash", "is not set", "hash-password");

        settings.put(ADA + "password-hash", HASH);
        settings.put(ADA + "role", "admin");
        refuses(ADA + "role", "neither viewer nor operator", "Set it to viewer");

        settings.put(ADA + "role", "operator");
        settings.put("zenhook.operators.users[a:b].password-hash", HASH);
        refuses("zenhook.operators.users.a:b", "no name", "letters, digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zenhook.operators.users.Ada.password",
                "zenhook.operators.user",
                "zenhook.operators.oidc.issuer",
                "zenhook.operators.open"
            })
    void whatNobodyReadsStopsTheStart(String property) {
        settings.put(ADA + "password-hash", HASH);
        settings.put(ADA + "role", "viewer");
        settings.put(property, "geheim");

        refuses(property.replace("Ada", "ada"), "no such setting exists", "Below zenhook.operators there are");
    }

    @Test
    void aValueOfTheWrongKindStopsTheStart() {
        settings.put("zenhook.operators.open-metrics", "geheim");

        refuses("zenhook.operators.open-metrics", "of the wrong kind", "open-metrics, true or false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.example.com/realms/x", "http://localhost:8081", "http://127.0.0.5", "http://[::1]:1"
            })
    void aProviderHasASafeAddress(String issuer) {
        settings.putAll(Map.of(OIDC + "issuer-uri", issuer, OIDC + "client-id", "x", OIDC + "client-secret", "geheim"));

        OidcAccess access = OperatorSettings.read(environment()).oidc().orElseThrow();
        assertThat(access.issuer()).isEqualTo(issuer);
        assertThat(access.scopes()).isEqualTo(Set.of("openid", "profile"));
        assertThat(access.nameClaim()).isEqualTo("sub");
        assertThat(access.toString()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "http://id.example.com, issuer-uri, it is no address with https",
        "ftp://localhost, issuer-uri, it is no address with https",
        "https://geheim@id.example.com, issuer-uri, it is no address with https",
        "https://, issuer-uri, it is no address with https",
        "'', issuer-uri, is not set",
        "https://id.example.com, client-secret, is not set"
    })
    void aProviderThatIsNotSafeOrNotWholeStopsTheStart(String issuer, String member, String problem) {
        settings.putAll(Map.of(OIDC + "issuer-uri", issuer, OIDC + "client-id", "x"));

        refuses(OIDC + member, problem, "Set it to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid profile", "a\"b", "a\\\\b", "geheim\u00e4"})
    void whatIsNoScopeStopsTheStart(String scope) {
        settings.putAll(Map.of(OIDC + "issuer-uri", "https://id.example.com", OIDC + "client-id", "x"));
        settings.put(OIDC + "client-secret", "geheim");
        settings.put(OIDC + "scopes", scope);

        refuses(OIDC + "scopes", "it holds what is no scope", "Separate scopes by commas");
    }

    @ParameterizedTest
    @CsvSource({
        "https://ops.example.com, ops.example.com, 443",
        "https://ops.example.com/, ops.example.com, 443",
        "https://[2001:db8::1]:8443, [2001:db8::1], 8443"
    })
    void aPublicAddressIsOneOfBrowsers(String url, String host, int port) {
        settings.put("zenhook.operators.public-url", url);

        assertThat(OperatorSettings.read(environment()).publicUrl()).contains(new DoorUrl(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://ops.example.com",
                "http://localhost",
                "ops.example.com",
                "https://",
                "https:ops",
                "https://ops.example.com/zenhook",
                "https://geheim@ops.example.com",
                "https://ops.example.com?x",
                "https://ops.example.com#x",
                "https://ops example"
            })
    void aPublicAddressThatCannotBeUsedStopsTheStart(String url) {
        settings.put("zenhook.operators.public-url", url);

        refuses("zenhook.operators.public-url", "it is no address with https and without a path", "Set it to https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "env", "health, heapdump", "threadDump", "shutdown", "loggers", "orders"})
    void anEndpointThatIsNotOnTheListStopsTheStart(String exposed) {
        settings.put("management.endpoints.web.exposure.include", exposed);

        assertThatExceptionOfType(UnusableOperatorsException.class)
                .isThrownBy(() -> new Endpoints(environment()).postProcessBeanFactory(new DefaultListableBeanFactory()))
                .withMessageStartingWith("management.endpoints.web.exposure.include")
                .withMessageContaining(exposed.replace("health, ", ""))
                .satisfies(refusal -> assertThat(new UnusableOperatorsException.Analyzer()
                                .analyze(refusal)
                                .getAction())
                        .contains("Remove the setting", "inbox, zentitle2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "health", "health,metrics", "zentitle2, prometheus"})
    void fewerEndpointsMayBeExposed(String exposed) {
        settings.put("management.endpoints.web.exposure.include", exposed);

        assertThatNoException()
                .isThrownBy(
                        () -> new Endpoints(environment()).postProcessBeanFactory(new DefaultListableBeanFactory()));
    }

    @Test
    void whoMisspellsASettingIsToldOfEach() {
        settings.put("zenhook.operators.user", "ada");

        Stream.of(OperatorsProperties.class, OperatorsProperties.User.class, OperatorsProperties.Oidc.class)
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                .forEach(setting -> refuses("zenhook.operators.user", "no such setting exists", setting));
    }
}
