package dev.zenhook.verify;

import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.environment;
import static dev.zenhook.verify.VerifyRoom.fails;
import static dev.zenhook.verify.VerifyRoom.refusal;
import static dev.zenhook.verify.VerifyRoom.room;
import static dev.zenhook.verify.VerifyRoom.verifies;
import static dev.zenhook.verify.VerifyRoom.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.zenhook.testkit.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The keys that a user sets, in all forms and from all places that there are, and what is said of those that cannot be read. */
class KeyStartTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final SigningKey OTHER = SigningKey.generate(2048);

    @TempDir
    Path folder;

    static Stream<Arguments> textsOfTwoKeys() {
        return Stream.of(
                Arguments.of("moduli", KEY.modulus() + "," + OTHER.modulus()),
                Arguments.of("JWKs", KEY.jwk() + ", " + OTHER.jwk()),
                Arguments.of("a JWK and a modulus", KEY.jwk() + "," + OTHER.modulus()),
                Arguments.of("a JWK set", "{\"keys\":[" + KEY.jwk() + "," + OTHER.jwk() + "]}"),
                Arguments.of("PEM", KEY.pem() + OTHER.pem()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textsOfTwoKeys")
    void severalKeysFitIntoOneVariable(String what, String text) {
        check(environment(Map.of("ZENTITLE2_PUBLIC_KEY", text)), context -> verifies(context, "main", KEY, OTHER));
        check(
                environment(Map.of("ZENHOOK_TENANTS_SHOP_PUBLICKEYS", text)),
                context -> verifies(context, "shop", KEY, OTHER));
        check(
                room().withPropertyValues("zenhook.tenants.shop.public-keys=" + text),
                context -> verifies(context, "shop", KEY, OTHER));
    }

    @Test
    void wordsWithCommasAroundPemInTheVariableDoNoHarm() {
        check(
                environment(Map.of("ZENTITLE2_PUBLIC_KEY", "subject=O = Zenhook, CN = x\n" + KEY.pem())),
                context -> verifies(context, "main", KEY));
    }

    @Test
    void keysAreReadFromFilesAndTheClassPath() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), KEY.pem());

        check(
                room().withPropertyValues("zenhook.tenants.shop.public-keys=file:" + file
                        + ",classpath:vectors/node-2048/key.jwk"),
                context -> {
                    verifies(context, "shop", KEY);
                    assertThat(context.getBean(KeySource.class).keysOf("shop")).hasSize(2);
                });
        check(
                room().withPropertyValues("ZENTITLE2_PUBLIC_KEY=file:" + file),
                context -> verifies(context, "main", KEY));
    }

    @Test
    void theSameKeyTwiceInOneTenantIsHarmless() {
        check(
                room().withPropertyValues("zenhook.tenants.shop.public-keys=" + KEY.modulus() + "," + KEY.jwk()),
                context -> assertThat(context.getBean(KeySource.class).keysOf("shop"))
                        .hasSize(1));
    }

    static Stream<Arguments> refusals() {
        String key = "zenhook.tenants.shop.public-keys=" + KEY.modulus();
        return Stream.of(
                refusal("no key at all", "ZENTITLE2_PUBLIC_KEY", "is not set, and neither is"),
                refusal("an empty variable", "ZENTITLE2_PUBLIC_KEY", "it is empty", "ZENTITLE2_PUBLIC_KEY="),
                refusal("a broken variable", "ZENTITLE2_PUBLIC_KEY", "cannot be read", "ZENTITLE2_PUBLIC_KEY=?"),
                refusal(
                        "the second key is broken",
                        "zenhook.tenants.shop.public-keys[1]",
                        "2,040 bits",
                        key + "," + KEY.modulus().substring(0, 340)),
                refusal(
                        "the key after a JWK is broken",
                        "zenhook.tenants.shop.public-keys[1]",
                        "it is empty",
                        "zenhook.tenants.shop.public-keys=" + KEY.jwk() + ", "),
                refusal(
                        "a JWK that never ends",
                        "zenhook.tenants.shop.public-keys[0]",
                        "not readable as JSON",
                        "zenhook.tenants.shop.public-keys=" + KEY.jwk().replace("}", "")),
                refusal(
                        "a private JWK",
                        "zenhook.tenants.shop.public-keys[0]",
                        "private key",
                        "zenhook.tenants.shop.public-keys=" + KEY.jwk().replace("}", ",\"d\":\"c2VjcmV0\"}")),
                refusal(
                        "a private JWK as an object and not as a text",
                        "zenhook.tenants.shop.public-keys[0].d",
                        "no such setting exists",
                        "zenhook.tenants.shop.public-keys[0].d=c2VjcmV0"),
                refusal(
                        "a file that is missing",
                        "zenhook.tenants.shop.public-keys[0]",
                        "there is no file:/no/such/key.pem",
                        "zenhook.tenants.shop.public-keys=file:/no/such/key.pem"),
                refusal(
                        "a resource that is missing",
                        "ZENTITLE2_PUBLIC_KEY",
                        "there is no classpath:no/such/key.pem",
                        "ZENTITLE2_PUBLIC_KEY=classpath:no/such/key.pem"),
                refusal(
                        "a resource that is a body",
                        "ZENTITLE2_PUBLIC_KEY",
                        "it is a JWK of another algorithm",
                        "ZENTITLE2_PUBLIC_KEY=classpath:vectors/bodies/empty-object.json"),
                refusal(
                        "a resource that is empty",
                        "ZENTITLE2_PUBLIC_KEY",
                        "it is empty",
                        "ZENTITLE2_PUBLIC_KEY=classpath:vectors/bodies/zero-bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotWorkStopsTheStart(String what, String property, String fragment, List<String> settings) {
        check(room().withPropertyValues(settings.toArray(String[]::new)), fails(property, fragment));
    }

    @Test
    void aFileThatCannotBeReadStopsTheStart() {
        Resource locked = new AbstractResource() {
            @Override
            public boolean exists() {
                return true;
            }

            @Override
            public String getDescription() {
                return "locked";
            }

            @Override
            public InputStream getInputStream() throws IOException {
                throw new AccessDeniedException("locked");
            }
        };
        ResourceLoader resources = new DefaultResourceLoader() {
            @Override
            public Resource getResource(String location) {
                return locked;
            }
        };
        ConfiguredTenant tenant = new ConfiguredTenant(
                "shop", false, "keys", List.of("file:/locked.pem"), Duration.ZERO, null, null, null);

        assertThatExceptionOfType(UnusableSettingException.class)
                .isThrownBy(() -> new ConfiguredKeys(List.of(tenant), resources))
                .withMessage("keys[0] cannot be used: file:/locked.pem cannot be read.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${ZENTITLE2_PUBLIC_KEY}",
                "${ZENTITLE2_PUBLIC_KEY:-}",
                "${ZENTITLE2_PUBLIC_KEY:?c2VjcmV0}",
                "${ZENHOOK_KEY:${ZENTITLE2_PUBLIC_KEY}}"
            })
    void aVariableThatIsAPlaceholderForItselfStopsTheStart(String text) {
        check(
                environment(Map.of("ZENTITLE2_PUBLIC_KEY", text)),
                fails("ZENTITLE2_PUBLIC_KEY", "a placeholder that leads back to itself"));
    }

    @Test
    void anUnquotedJwkInYamlStopsTheStartAndKeepsTheSecret() {
        check(
                yaml("""
                    zenhook:
                      tenants:
                        shop:
                          public-keys: [{"kty":"RSA","n":"%s","d":"c2VjcmV0"}]
                    """.formatted(KEY.modulus())),
                fails("zenhook.tenants.shop.public-keys[0].d,", "no such setting exists"));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aUserReadsOneClearMessageAndNoStackTrace(CapturedOutput output) {
        SpringApplication application = new SpringApplication(VerifyRoom.Room.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThat(catchThrowable(() -> application.run("--zenhook.tenants.production.public-keys="
                        + KEY.modulus().substring(0, 200))))
                .isNotNull();

        assertThat(output.getAll())
                .contains("zenhook.tenants.production.public-keys[0] cannot be used: its modulus has 1,200 bits")
                .contains("RSA Modulus that Zentitle2 shows")
                .doesNotContain("\tat ", KEY.modulus().substring(0, 12));
    }
}
