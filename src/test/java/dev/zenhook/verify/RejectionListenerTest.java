package dev.zenhook.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.verify.RejectionListener.Rejection;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import dev.zenhook.verify.VerifyProperties.Arithmetic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class RejectionListenerTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final byte[] BODY = "{\"name\":\"a secret\"}".getBytes(UTF_8);
    private static final String SIGNATURE = KEY.sign(BODY);
    private static final String STRANGE = SigningKey.generate(2048).sign(BODY);

    private final List<Rejection> told = new ArrayList<>();
    private final KeyRing keys = Verifiers.ring("main", tenant -> List.of(Verifiers.trusted(KEY)));
    private final SignatureVerifier verifier = Verifiers.telling(keys, told::add);

    private static Cause refusal(SignatureVerifier verifier, List<String> header) {
        return catchThrowableOfType(
                        SignatureRejectedException.class,
                        () -> verifier.verify("main", verifier.judgeForm("main", header), BODY))
                .reason();
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(Cause.MISSING, List.of(), null),
                Arguments.of(Cause.MISSING, List.of(""), null),
                Arguments.of(Cause.REPEATED, List.of(SIGNATURE, SIGNATURE), null),
                Arguments.of(Cause.NOT_CANONICAL, List.of("?"), "?"),
                Arguments.of(Cause.WRONG_LENGTH, List.of("AAAA"), "AAAA"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aListenerIsToldOfEveryCause(Cause cause, List<String> header, @Nullable String signature) {
        assertThat(refusal(verifier, header)).isEqualTo(cause);

        assertThat(told).containsExactly(new Rejection("main", cause, signature, null));
    }

    @Test
    void aListenerIsToldOfTheBodyThatASignatureIsNotOf() {
        assertThat(refusal(verifier, List.of(STRANGE))).isEqualTo(Cause.NOT_VALID);

        assertThat(told).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Cause.NOT_VALID);
            assertThat(rejection.signature()).isEqualTo(STRANGE);
            assertThat(rejection.body()).isSameAs(BODY);
            assertThat(rejection).hasToString("NOT_VALID of tenant main");
        });
    }

    @Test
    void nobodyIsToldOfWhatIsVerified() {
        verifier.verify("main", verifier.judgeForm("main", List.of(SIGNATURE)), BODY);

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    @ExtendWith(OutputCaptureExtension.class)
    void aListenerThatThrowsChangesNeitherTheAnswerNorWhatOthersAreTold(
            Class<? extends Throwable> type, CapturedOutput output) throws Exception {
        Throwable failure = type.getConstructor(String.class).newInstance("a secret");
        SignatureVerifier verifier = Verifiers.telling(
                keys,
                rejection -> {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                },
                told::add);

        assertThat(refusal(verifier, List.of(STRANGE))).isEqualTo(Cause.NOT_VALID);
        assertThat(refusal(verifier, List.of())).isEqualTo(Cause.MISSING);

        assertThat(told).hasSize(2);
        assertThat(output.getAll())
                .containsOnlyOnce("threw " + type.getName() + " when it was told of a rejected signature")
                .doesNotContain("a secret");
    }

    @Test
    void theTimeOfTheLastVerifiedWebhookIsKnown() {
        SettableClock clock = new SettableClock();
        SignatureVerifier verifier = new SignatureVerifier(
                Verifiers.tenants("main"),
                keys,
                Arithmetic.JDK.provider(),
                new KeyUsage(new SimpleMeterRegistry(), clock),
                List.of());
        refusal(verifier, List.of(STRANGE));
        assertThat(verifier.lastVerified("main")).isEmpty();

        verifier.verify("main", verifier.judgeForm("main", List.of(SIGNATURE)), BODY);
        assertThat(verifier.lastVerified("main")).contains(clock.instant());

        clock.advance(Duration.ofMinutes(1));
        refusal(verifier, List.of(STRANGE));
        assertThat(verifier.lastVerified("main")).contains(clock.instant().minusSeconds(60));
        verifier.verify("main", verifier.judgeForm("main", List.of(SIGNATURE)), BODY);
        assertThat(verifier.lastVerified("main")).contains(clock.instant());
        assertThat(verifier.lastVerified("shop")).isEmpty();
    }
}
