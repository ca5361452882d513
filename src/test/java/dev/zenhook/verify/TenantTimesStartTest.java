package dev.zenhook.verify;

import static dev.zenhook.verify.Credentials.credentials;
import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.fails;
import static dev.zenhook.verify.VerifyRoom.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a replaced key is taken, and a tenant may be silent, as a user sets it. */
class TenantTimesStartTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
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
}
