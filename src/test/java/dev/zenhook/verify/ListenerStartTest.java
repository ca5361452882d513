package dev.zenhook.verify;

import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.environment;
import static dev.zenhook.verify.VerifyRoom.fails;
import static dev.zenhook.verify.VerifyRoom.room;
import static dev.zenhook.verify.VerifyRoom.tenants;
import static dev.zenhook.verify.VerifyRoom.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SigningKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The listener that is to be registered, as a user sets it. */
class ListenerStartTest {
    private static final String TENANT = "zenhook.tenants.main";
    private static final String REGISTRATION = TENANT + ".registration";
    private static final String URL = "https://hooks.example.com/webhooks/main";
    private static final String[] CREDENTIALS = {
        TENANT + ".management-api.url=https://example.api.zentitle.io",
        TENANT + ".management-api.token-url=https://login.example.com/token",
        TENANT + ".management-api.tenant-id=t_ILLqMyx3UUy_n5cZqui7NQ",
        TENANT + ".management-api.client-id=zenhook",
        TENANT + ".management-api.client-secret=c2VjcmV0"
    };

    private static ApplicationContextRunner registration(String... settings) {
        return room().withPropertyValues(CREDENTIALS)
                .withPropertyValues(REGISTRATION + ".public-url=" + URL)
                .withPropertyValues(settings);
    }

    @Test
    void aPublicUrlAsksForWhatHandlersDeclare() {
        check(
                registration(),
                context -> assertThat(tenants(context).listenerOf("main"))
                        .contains(new WantedListener(URI.create(URL), List.of(WantedListener.HANDLERS))));
    }

    @Test
    void nothingIsRegisteredUnlessItIsAskedFor() {
        check(
                room().withPropertyValues(CREDENTIALS),
                context -> assertThat(tenants(context).listenerOf("main")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "handlers; handlers",
                "all; all",
                "all,all; all",
                "customer.created; customer.created",
                "'customer.created, customer.updated,customer.created'; customer.created,customer.updated",
                "a code of the future; a code of the future",
            })
    void theSubscriptionsAreAWordOrCodes(String setting, String subscriptions) {
        check(
                registration(REGISTRATION + ".subscriptions=" + setting),
                context -> assertThat(tenants(context)
                                .listenerOf("main")
                                .orElseThrow()
                                .subscriptions())
                        .containsExactly(subscriptions.split(",")));
    }

    @Test
    void aListOfYamlAndTheEnvironmentAreRead() {
        check(
                yaml("zenhook.tenants.main.registration:\n  subscriptions: [customer.created, customer.updated]\n")
                        .withPropertyValues(CREDENTIALS)
                        .withPropertyValues(REGISTRATION + ".public-url=" + URL),
                context -> assertThat(tenants(context)
                                .listenerOf("main")
                                .orElseThrow()
                                .subscriptions())
                        .containsExactly("customer.created", "customer.updated"));
        check(
                environment(Map.of(
                                "ZENHOOK_TENANTS_MAIN_REGISTRATION_PUBLICURL",
                                URL,
                                "ZENHOOK_TENANTS_MAIN_REGISTRATION_SUBSCRIPTIONS",
                                "all"))
                        .withPropertyValues(CREDENTIALS),
                context -> assertThat(tenants(context).listenerOf("main"))
                        .contains(new WantedListener(URI.create(URL), List.of(WantedListener.ALL))));
    }

    @Test
    void theLongestUrlIsTaken() {
        String longest = URL + "/" + "a".repeat(2048 - URL.length() - 1);

        check(
                registration(REGISTRATION + ".public-url=" + longest),
                context -> assertThat(tenants(context)
                                .listenerOf("main")
                                .orElseThrow()
                                .uri()
                                .toString())
                        .isEqualTo(longest)
                        .hasSize(2048));
        check(
                registration(REGISTRATION + ".public-url=" + longest + "a"),
                fails(REGISTRATION + ".public-url", "it has more than 2,048 characters"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(".public-url", "", "", "it is empty"),
                Arguments.of(".public-url", "", "http://hooks.example.com/webhooks", "it starts with http://"),
                Arguments.of(".public-url", "", "hooks.example.com/webhooks", "it does not start with https://"),
                Arguments.of(".public-url", "", "https://c2VjcmV0@a.example/webhooks", "a user or a password"),
                Arguments.of(".public-url", "", "https://a.example/webhooks?c2VjcmV0", "a query or a fragment"),
                Arguments.of(".public-url", "", "https://hooks.example.com", "it has no path"),
                Arguments.of(".public-url", "", "https://hooks.example.com/", "it has no path"),
                Arguments.of(".subscriptions", "", "", "it is an empty list"),
                Arguments.of(".subscriptions", "", "handlers,customer.created", "handlers and all stand alone"),
                Arguments.of(".subscriptions", "", "customer.created,all", "handlers and all stand alone"),
                Arguments.of(".subscriptions", "", "handlers,all", "handlers and all stand alone"),
                Arguments.of(".subscriptions", "[1]", "customer.created,customer.*", "it is a pattern"),
                Arguments.of(".subscriptions", "[0]", "*", "it is a pattern"),
                Arguments.of(".subscriptions", "[1]", "customer.created,,a", "it is not 1 to 200 printable ASCII"),
                Arguments.of(".subscriptions", "[0]", "customer.crëated", "it is not 1 to 200 printable ASCII"),
                Arguments.of(".subscriptions", "[0]", "a".repeat(201), "it is not 1 to 200 printable ASCII"),
                Arguments.of(".subscription", "", "all", "no such setting exists"));
    }

    @ParameterizedTest(name = "{0}{1}, {3}")
    @MethodSource("refusals")
    void whatCannotWorkStopsTheStart(String member, String index, String value, String fragment) {
        check(registration(REGISTRATION + member + "=" + value), fails(REGISTRATION + member + index, fragment));
    }

    @Test
    void whiteSpaceAroundACodeStopsTheStart() {
        check(
                yaml("zenhook.tenants.main.registration:\n  subscriptions: [customer.created, \" customer.updated\"]\n")
                        .withPropertyValues(CREDENTIALS)
                        .withPropertyValues(REGISTRATION + ".public-url=" + URL),
                fails(REGISTRATION + ".subscriptions[1]", "without white space around them"));
    }

    @Test
    void subscriptionsWithoutAPublicUrlStopTheStart() {
        check(
                room().withPropertyValues(CREDENTIALS).withPropertyValues(REGISTRATION + ".subscriptions=all"),
                fails(REGISTRATION + ".public-url", "is not set"));
    }

    @Test
    void aRegistrationWithoutCredentialsStopsTheStart() {
        check(
                room().withPropertyValues(
                                TENANT + ".public-keys=" + SigningKey.shared().modulus(),
                                REGISTRATION + ".public-url=" + URL),
                fails(REGISTRATION, "cannot be used without zenhook.tenants.main.management-api"));
    }
}
