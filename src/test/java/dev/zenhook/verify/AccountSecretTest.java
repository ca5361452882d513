package dev.zenhook.verify;

import static dev.zenhook.verify.Credentials.ACCESS;
import static dev.zenhook.verify.Credentials.API;
import static dev.zenhook.verify.Credentials.credentials;
import static dev.zenhook.verify.Credentials.inYaml;
import static dev.zenhook.verify.VerifyRoom.SECRET;
import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.room;
import static dev.zenhook.verify.VerifyRoom.tenants;
import static dev.zenhook.verify.VerifyRoom.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;

/** Where the secret of an account is read from, and where it is never shown. */
class AccountSecretTest {
    @TempDir
    Path folder;

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
