package dev.zenhook.verify;

import static dev.zenhook.verify.Verifiers.trusted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import dev.zenhook.verify.VerifyProperties.Arithmetic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class SignatureVerifierTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final SigningKey OTHER = SigningKey.generate(2048);
    private static final SigningKey LONGER = SigningKey.generate(3072);
    private static final byte[] BODY = "{\"eventId\":\"event_1\",\"name\":\"🦊\"}".getBytes(UTF_8);
    private static final String SIGNATURE = KEY.sign(BODY);
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final SignatureVerifier verifier = verifier(Arithmetic.BOUNCYCASTLE, KEY);

    private static SignatureVerifier verifier(Arithmetic provider, SigningKey... keys) {
        return Verifiers.with(provider, Stream.of(keys).map(Verifiers::trusted).toList());
    }

    private static VerifiedBody verify(SignatureVerifier verifier, String signature, byte[] body) {
        return verifier.verify("main", verifier.judgeForm("main", List.of(signature)), body);
    }

    private static Cause causeOfRefusal(SignatureVerifier verifier, List<String> values, byte[] body) {
        return catchThrowableOfType(
                        SignatureRejectedException.class,
                        () -> verifier.verify("main", verifier.judgeForm("main", values), body))
                .reason();
    }

    @ParameterizedTest
    @EnumSource
    void anAuthenticBodyIsVerified(Arithmetic provider) {
        VerifiedBody verified = verify(verifier(provider, KEY), SIGNATURE, BODY);

        assertThat(verified.tenant()).isEqualTo("main");
        assertThat(verified.bytes()).isSameAs(BODY);
        assertThat(verified.signature()).isEqualTo(SIGNATURE);
        assertThat(verified.keyFingerprint()).isEqualTo(trusted(KEY).fingerprint());
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitOfASignatureIsRefused(Arithmetic provider) {
        SignatureVerifier verifier = verifier(provider, KEY);
        byte[] signature = Base64.getDecoder().decode(SIGNATURE);

        for (int bit = 0; bit < signature.length * 8; bit++) {
            String flipped = Base64.getEncoder().encodeToString(flipped(signature, bit));
            assertThat(causeOfRefusal(verifier, List.of(flipped), BODY)).isEqualTo(Cause.NOT_VALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitOfABodyIsRefused(Arithmetic provider) {
        SignatureVerifier verifier = verifier(provider, KEY);

        for (int bit = 0; bit < BODY.length * 8; bit++) {
            assertThat(causeOfRefusal(verifier, List.of(SIGNATURE), flipped(BODY, bit)))
                    .isEqualTo(Cause.NOT_VALID);
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    @Test
    void everyOtherCharacterInEveryPlaceIsRefused() {
        for (int place = 0; place < SIGNATURE.length(); place++) {
            for (int bit = 0; bit < 8; bit++) {
                String changed = SIGNATURE.substring(0, place)
                        + (char) (SIGNATURE.charAt(place) ^ 1 << bit)
                        + SIGNATURE.substring(place + 1);
                assertThat(causeOfRefusal(verifier, List.of(changed), BODY)).isNotNull();
            }
        }
    }

    /** A signature of 256 bytes ends in a character with four bits that say nothing, one of 384 bytes in none. */
    @Test
    void everyLastCharacterWithStrayBitsIsRefused() {
        int last = SIGNATURE.length() - 3;
        assertThat(SIGNATURE).endsWith("==");
        char sent = SIGNATURE.charAt(last);
        List<Character> sameBytes = new ArrayList<>();

        for (char other : BASE64.toCharArray()) {
            String changed = SIGNATURE.substring(0, last) + other + "==";
            boolean means = Arrays.equals(
                    Base64.getDecoder().decode(changed), Base64.getDecoder().decode(SIGNATURE));
            if (other != sent && means) {
                sameBytes.add(other);
                assertThat(causeOfRefusal(verifier, List.of(changed), BODY)).isEqualTo(Cause.NOT_CANONICAL);
            }
        }
        assertThat(sameBytes).hasSize(15);
    }

    static Stream<Arguments> otherTextsOfTheSameBytes() {
        String inUrlAlphabet = Stream.iterate(0, n -> n + 1)
                .map(n -> KEY.sign(new byte[] {n.byteValue()}))
                .filter(signature -> signature.contains("+") && signature.contains("/"))
                .findFirst()
                .orElseThrow();
        return Stream.of(
                Arguments.of("the URL alphabet, -", inUrlAlphabet.replace('+', '-')),
                Arguments.of("the URL alphabet, _", inUrlAlphabet.replace('/', '_')),
                Arguments.of("no padding", SIGNATURE.replace("=", "")),
                Arguments.of("half the padding", SIGNATURE.substring(0, SIGNATURE.length() - 1)),
                Arguments.of("more padding", SIGNATURE + "="),
                Arguments.of("a space in front", " " + SIGNATURE),
                Arguments.of("a space behind", SIGNATURE + " "),
                Arguments.of("a space within", SIGNATURE.substring(0, 64) + " " + SIGNATURE.substring(64)),
                Arguments.of("a line break behind", SIGNATURE + "\n"),
                Arguments.of("line breaks within", SIGNATURE.replaceAll("(.{64})", "$1\r\n")),
                Arguments.of("quotes", "\"" + SIGNATURE + "\""),
                Arguments.of("two in one value", SIGNATURE + "," + SIGNATURE),
                Arguments.of("no ASCII", SIGNATURE.replace("=", "＝")),
                Arguments.of("white space alone", " "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherTextsOfTheSameBytes")
    void anotherTextOfTheSameBytesIsRefused(String what, String value) {
        assertThat(causeOfRefusal(verifier, List.of(value), BODY)).isEqualTo(Cause.NOT_CANONICAL);
    }

    @Test
    void aMissingSignatureIsRefused() {
        assertThat(causeOfRefusal(verifier, List.of(), BODY)).isEqualTo(Cause.MISSING);
        assertThat(causeOfRefusal(verifier, List.of(""), BODY)).isEqualTo(Cause.MISSING);
    }

    @Test
    void aRepeatedSignatureIsRefusedEvenIfBothAreTheSame() {
        assertThat(causeOfRefusal(verifier, List.of(SIGNATURE, SIGNATURE), BODY))
                .isEqualTo(Cause.REPEATED);
        assertThat(causeOfRefusal(verifier, List.of(SIGNATURE, ""), BODY)).isEqualTo(Cause.REPEATED);
    }

    static Stream<byte[]> signaturesOfAnotherLength() {
        byte[] signature = Base64.getDecoder().decode(SIGNATURE);
        byte[] zeroInFront = new byte[257];
        System.arraycopy(signature, 0, zeroInFront, 1, 256);
        return Stream.of(
                new byte[1], Arrays.copyOf(signature, 255), Arrays.copyOf(signature, 257), zeroInFront, new byte[384]);
    }

    @ParameterizedTest
    @MethodSource("signaturesOfAnotherLength")
    void aSignatureOfAnotherLengthIsRefusedByItsFormAlone(byte[] signature) {
        List<String> values = List.of(Base64.getEncoder().encodeToString(signature));

        assertThatExceptionOfType(SignatureRejectedException.class)
                .isThrownBy(() -> verifier.judgeForm("main", values))
                .extracting(SignatureRejectedException::reason)
                .isEqualTo(Cause.WRONG_LENGTH);
    }

    @ParameterizedTest
    @EnumSource
    void numbersThatNoSignatureCanBeAreRefused(Arithmetic provider) {
        SignatureVerifier verifier = verifier(provider, KEY);
        BigInteger modulus = KEY.publicKey().getModulus();

        for (BigInteger number : List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                modulus.subtract(BigInteger.ONE),
                modulus,
                modulus.add(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE))) {
            byte[] bytes = new byte[256];
            byte[] significant = number.toByteArray();
            int length = Math.min(significant.length, 256);
            System.arraycopy(significant, significant.length - length, bytes, 256 - length, length);
            assertThat(causeOfRefusal(verifier, List.of(Base64.getEncoder().encodeToString(bytes)), BODY))
                    .isEqualTo(Cause.NOT_VALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachOfSeveralKeysVerifies(Arithmetic provider) {
        SignatureVerifier verifier = verifier(provider, OTHER, LONGER, KEY);

        for (SigningKey key : List.of(KEY, OTHER, LONGER)) {
            assertThat(verify(verifier, key.sign(BODY), BODY).keyFingerprint())
                    .isEqualTo(trusted(key).fingerprint());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureOfAStrangerIsRefused(Arithmetic provider) {
        assertThat(causeOfRefusal(verifier(provider, KEY, LONGER), List.of(OTHER.sign(BODY)), BODY))
                .isEqualTo(Cause.NOT_VALID);
    }

    @Test
    void aTenantWithoutAKeyIsNotReadyRatherThanDeceived() {
        assertThatExceptionOfType(KeysNotReadyException.class)
                .isThrownBy(() -> verifier.judgeForm("elsewhere", List.of(SIGNATURE)))
                .withMessage("No key of tenant elsewhere is there yet");
    }

    @Test
    void theSignatureOfOneTenantIsRefusedForAnother() {
        NSignature signature = verifier.judgeForm("main", List.of(SIGNATURE));

        assertThatExceptionOfType(SignatureRejectedException.class)
                .isThrownBy(() -> verifier.verify("elsewhere", signature, BODY))
                .extracting(SignatureRejectedException::reason)
                .isEqualTo(Cause.NOT_VALID);
    }

    @Test
    void keysThatASourceFindsLaterAreUsedAtOnce() {
        List<TrustedKey> fetched = new ArrayList<>();
        SignatureVerifier verifier = Verifiers.with(
                Arithmetic.BOUNCYCASTLE,
                new SimpleMeterRegistry(),
                tenant -> List.of(),
                tenant -> List.copyOf(fetched));
        assertThatExceptionOfType(KeysNotReadyException.class)
                .isThrownBy(() -> verifier.judgeForm("main", List.of(SIGNATURE)));

        fetched.add(trusted(KEY));

        assertThat(verify(verifier, SIGNATURE, BODY).bytes()).isEqualTo(BODY);
    }

    @Test
    void everyKeyIsCountedFromZero() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        List<TrustedKey> keys = List.of(trusted(OTHER), trusted(KEY));
        SignatureVerifier verifier = Verifiers.with(Arithmetic.BOUNCYCASTLE, registry, tenant -> keys);
        assertThat(count(registry, KEY)).isZero();
        assertThat(count(registry, OTHER)).isZero();

        verify(verifier, SIGNATURE, BODY);
        verify(verifier, SIGNATURE, BODY);
        causeOfRefusal(verifier, List.of(SIGNATURE), new byte[0]);

        assertThat(count(registry, KEY)).isEqualTo(2);
        assertThat(count(registry, OTHER)).isZero();
    }

    private static double count(SimpleMeterRegistry registry, SigningKey key) {
        return registry.get("zenhook.signatures.verified")
                .tags("tenant", "main", "key", trusted(key).fingerprint())
                .counter()
                .count();
    }

    @Test
    void theFirstUseOfAKeyIsLoggedOnce() {
        Logger logger = (Logger) LoggerFactory.getLogger(KeyUsage.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(heard);
        try {
            verify(verifier, SIGNATURE, BODY);
            verify(verifier, SIGNATURE, BODY);
        } finally {
            logger.detachAppender(heard);
            logger.setLevel(null);
        }

        assertThat(heard.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("main", "a test", trusted(KEY).fingerprint());
    }

    @Test
    void aVerifiedBodyShowsNoContent() {
        assertThat(verify(verifier, SIGNATURE, BODY).toString())
                .doesNotContain("event_1")
                .contains("main");
    }

    @Test
    void aRefusalCarriesNoStackTrace() {
        assertThat(catchThrowableOfType(SignatureRejectedException.class, () -> verifier.judgeForm("main", List.of()))
                        .getStackTrace())
                .isEmpty();
    }

    @Test
    void noProviderIsRegisteredForTheWholeJvm() {
        verify(verifier, SIGNATURE, BODY);

        assertThat(Security.getProvider("BC")).isNull();
    }
}
