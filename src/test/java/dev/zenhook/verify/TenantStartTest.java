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

import dev.zenhook.testkit.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.mock.env.MockEnvironment;

/** The tenants that a user sets: their names, which is the default, and whose a key is. */
class TenantStartTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final SigningKey OTHER = SigningKey.generate(2048);

    @Test
    void oneVariableMakesTheTenantMain() {
        check(environment(Map.of("ZENTITLE2_PUBLIC_KEY", KEY.modulus())), context -> {
            verifies(context, "main", KEY);
            assertThat(context.getBean(Tenants.class).names()).containsExactly("main");
            assertThat(context.getBean(Tenants.class).defaultTenant()).contains("main");
        });
    }

    @Test
    void environmentVariablesWithAnIndexMakeATenant() {
        check(
                environment(Map.of(
                        "ZENHOOK_TENANTS_SHOP_PUBLICKEYS_0", KEY.jwk(),
                        "ZENHOOK_TENANTS_SHOP_PUBLICKEYS_1", OTHER.pem(),
                        "ZENHOOK_TENANTS_SHOP_DEFAULT", "true")),
                context -> verifies(context, "shop", KEY, OTHER));
    }

    @Test
    void tenantsOfYamlHaveTheirOwnKeys() {
        check(
                yaml("""
                    zenhook:
                      tenants:
                        production:
                          default: true
                          public-keys:
                            - '%s'
                            - |
                              %s
                        my-test-2:
                          public-keys: "%s"
                    """.formatted(
                        KEY.jwk(), SigningKey.shared().pem().replace("\n", "\n              "), OTHER.modulus())),
                context -> {
                    verifies(context, "production", KEY);
                    verifies(context, "my-test-2", OTHER);
                    Tenants tenants = context.getBean(Tenants.class);
                    assertThat(tenants.names()).containsExactlyInAnyOrder("production", "my-test-2");
                    assertThat(tenants.defaultTenant()).contains("production");
                    assertThat(tenants.contains("my-test-2")).isTrue();
                    assertThat(tenants.contains("main")).isFalse();
                });
    }

    @Test
    void theOnlyTenantIsTheDefaultAndOneOfTwoIsNot() {
        String shop = "zenhook.tenants.shop.public-keys=" + KEY.modulus();
        String test = "zenhook.tenants.test.public-keys=" + OTHER.modulus();

        check(
                room().withPropertyValues(shop),
                context -> assertThat(context.getBean(Tenants.class).defaultTenant())
                        .contains("shop"));
        check(
                room().withPropertyValues(shop, test),
                context -> assertThat(context.getBean(Tenants.class).defaultTenant())
                        .isEmpty());
    }

    @Test
    void theOneVariableIsNotReadBesideConfiguredTenants() {
        check(
                room().withPropertyValues(
                                "zenhook.tenants.shop.public-keys=" + KEY.modulus(), "ZENTITLE2_PUBLIC_KEY=nonsense!"),
                context -> assertThat(context.getBean(Tenants.class).names()).containsExactly("shop"));
    }

    static Stream<Arguments> refusals() {
        String key = "zenhook.tenants.shop.public-keys=" + KEY.modulus();
        return Stream.of(
                refusal(
                        "a tenant without keys",
                        "zenhook.tenants.shop.public-keys",
                        "holds no key",
                        "zenhook.tenants.shop.default=true"),
                refusal(
                        "a tenant with an empty list",
                        "zenhook.tenants.shop.public-keys",
                        "holds no key",
                        "zenhook.tenants.shop.public-keys="),
                refusal(
                        "a tenant without anything",
                        "zenhook.tenants.shop.public-keys",
                        "holds no key",
                        "zenhook.tenants.shop="),
                refusal(
                        "a second tenant without anything",
                        "zenhook.tenants.test.public-keys",
                        "holds no key",
                        key,
                        "zenhook.tenants.test="),
                refusal(
                        "a misspelt setting",
                        "zenhook.tenants.shop.public-key",
                        "no such setting exists",
                        "zenhook.tenants.shop.public-key=" + KEY.modulus()),
                refusal(
                        "a misspelt setting beside a good one",
                        "zenhook.tenants.shop.defalt",
                        "no such setting exists",
                        key,
                        "zenhook.tenants.shop.defalt=true"),
                refusal(
                        "a default that is neither true nor false",
                        "zenhook.tenants.shop.default",
                        "wrong kind",
                        key,
                        "zenhook.tenants.shop.default=perhaps"),
                refusal(
                        "two defaults",
                        "zenhook.tenants",
                        "more than one tenant is the default",
                        key,
                        "zenhook.tenants.shop.default=true",
                        "zenhook.tenants.test.public-keys=" + OTHER.modulus(),
                        "zenhook.tenants.test.default=true"),
                refusal(
                        "one key in two tenants",
                        "zenhook.tenants.test.public-keys[1]",
                        "the same key as zenhook.tenants.shop.public-keys[0]",
                        key,
                        "zenhook.tenants.test.public-keys=" + OTHER.modulus() + "," + KEY.jwk()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotWorkStopsTheStart(String what, String property, String fragment, List<String> settings) {
        check(room().withPropertyValues(settings.toArray(String[]::new)), fails(property, fragment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "-shop", "my_shop", "shöp", "a.b", "ab/c"})
    void aNameThatIsNoPathStopsTheStart(String name) {
        check(
                yaml("zenhook:\n  tenants:\n    \"[%s]\":\n      public-keys: %s\n".formatted(name, KEY.modulus())),
                fails("zenhook.tenants." + name, "the name of a tenant stands in the path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "my_shop"})
    void aNameThatSpringWouldBendStopsTheStart(String name) {
        check(
                yaml("zenhook:\n  tenants:\n    %s:\n      public-keys: %s\n".formatted(name, KEY.modulus())),
                fails("zenhook.tenants." + name, "the name of a tenant stands in the path"));
    }

    @Test
    void aNameOfSixtyFourCharactersStopsTheStart() {
        check(
                room().withPropertyValues("zenhook.tenants.%s.public-keys=%s".formatted("a".repeat(64), KEY.modulus())),
                fails("zenhook.tenants." + "a".repeat(64), "the name of a tenant"));
        check(
                room().withPropertyValues("zenhook.tenants.%s.public-keys=%s".formatted("a".repeat(63), KEY.modulus())),
                context -> verifies(context, "a".repeat(63), KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZENHOOK_TENANTS_SHOP_PUBLICKEY", "ZENHOOK_TENANTS_SHOP_PUBLIC_KEYS"})
    void aMisspeltEnvironmentVariableStopsTheStartAndIsNamed(String name) {
        check(
                environment(Map.of("ZENTITLE2_PUBLIC_KEY", KEY.modulus(), name, OTHER.modulus())),
                fails("zenhook.tenants.shop.public" + (name.endsWith("S") ? ".keys" : "key"), '"' + name + '"'));
    }

    @Test
    void whoMisspellsASettingIsToldOfEach() {
        Stream<String> settings = Stream.of(
                        TenantsProperties.Tenant.class,
                        TenantsProperties.ManagementApi.class,
                        TenantsProperties.Registration.class)
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
                .map(setting -> setting.equals("is-default") ? "default" : setting);

        assertThatExceptionOfType(UnusableSettingException.class)
                .isThrownBy(() ->
                        TenantsBinder.bind(new MockEnvironment().withProperty("zenhook.tenants.shop.defalt", "true")))
                .satisfies(refusal -> assertThat(refusal.cure()).contains(settings.toList()));
    }
}
