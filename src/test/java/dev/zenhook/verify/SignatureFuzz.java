package dev.zenhook.verify;

import static dev.zenhook.verify.FixedVerifier.BODY;
import static dev.zenhook.verify.FixedVerifier.SIGNATURE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The header N-Signature: one text for one signature, and no body but the one that was signed. */
class SignatureFuzz {
    private static final SignatureVerifier VERIFIER = FixedVerifier.create();

    static Stream<Arguments> seeds() {
        return Stream.of(
                Arguments.of(List.of(SIGNATURE), BODY.getBytes(UTF_8)),
                Arguments.of(List.of(SIGNATURE), "{ }".getBytes(UTF_8)),
                Arguments.of(List.of(SIGNATURE.replace("=", "")), BODY.getBytes(UTF_8)),
                Arguments.of(List.of(SIGNATURE, SIGNATURE), BODY.getBytes(UTF_8)),
                Arguments.of(List.of("AA=="), new byte[0]),
                Arguments.of(List.of(), new byte[0]));
    }

    @MethodSource("seeds")
    @FuzzTest
    void oneTextAndOneBodyAreAccepted(@NotNull List<@NotNull String> values, byte @NotNull [] body) {
        try {
            NSignature signature = VERIFIER.judgeForm("main", values);
            assertThat(values).containsExactly(signature.text());
            assertThat(signature.text()).matches("[A-Za-z0-9+/]{342}==");
            assertThat(Base64.getEncoder().encodeToString(signature.bytes())).isEqualTo(signature.text());
            assertThat(signature).hasToString("256 bytes");

            VerifiedBody verified = VERIFIER.verify("main", signature, body);
            assertThat(verified.bytes()).isEqualTo(BODY.getBytes(UTF_8));
            assertThat(verified.signature()).isEqualTo(SIGNATURE);
        } catch (SignatureRejectedException refused) {
            assertThat(refused.getStackTrace()).isEmpty();
            assertThat(refused.getMessage()).isEqualTo("N-Signature refused: " + refused.reason());
            assertThat(values.equals(List.of(SIGNATURE)) && new String(body, UTF_8).equals(BODY))
                    .isFalse();
        }
    }
}
