package dev.zenhook.verify;

import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.room;
import static dev.zenhook.verify.VerifyRoom.verifies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SigningKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How signatures are verified, as a user sets it. */
class VerifyPropertiesTest {
    private static final SigningKey KEY = SigningKey.shared();

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "bouncycastle", "BouncyCastle"})
    void theProviderIsASetting(String provider) {
        check(
                room().withPropertyValues(
                                "ZENTITLE2_PUBLIC_KEY=" + KEY.modulus(), "zenhook.verify.provider=" + provider),
                context -> verifies(context, "main", KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zenhook.verify.provider=openssl", "zenhook.verify.provider=none"})
    void anUnknownProviderStopsTheStart(String setting) {
        check(
                room().withPropertyValues("ZENTITLE2_PUBLIC_KEY=" + KEY.modulus(), setting),
                context -> assertThat(context).hasFailed());
    }
}
