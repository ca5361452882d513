package dev.zenhook.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bouncycastle.util.Arrays.concatenate;

import java.security.Security;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationTest {
    private static final Signer MAIN = new Signer();
    private static final Signer BEFORE = new Signer();
    private static final Signer SHOP = new Signer();
    private static final Signer STRANGER = new Signer();
    private static final String TEXT = "{\n  \"eventId\": \"event_1\",\n  \"name\": \"Müller\"\n}";
    private static final byte[] BODY = TEXT.getBytes(UTF_8);
    private static final byte[] BOM = "\ufeff".getBytes(UTF_8);

    private static final KeySource KEYS = new KeySource() {
        @Override
        public List<TrustedKey> keysOf(String tenant) {
            return Map.of("main", List.of(MAIN.trusted()), "shop", List.of(SHOP.trusted()))
                    .getOrDefault(tenant, List.of());
        }

        @Override
        public List<TrustedKey> retiredKeysOf(String tenant) {
            return tenant.equals("main") ? List.of(BEFORE.trusted()) : List.of();
        }
    };
    private static final KeyRing RING = new KeyRing(Verifiers.tenants("main", "shop", "empty"), List.of(KEYS));

    private final Examination examination = new Examination(RING);

    private static String base64(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }

    /** As it would be told after the verifier has rejected it, which it must. */
    private @Nullable Diagnosis diagnosisOf(String signature, byte[] body) {
        boolean[] hadBody = {false};
        SignatureVerifier verifier = Verifiers.telling(RING, rejection -> hadBody[0] = rejection.body() != null);
        try {
            verifier.verify("main", verifier.judgeForm("main", List.of(signature)), body);
        } catch (SignatureRejectedException expected) {
            return examination
                    .examine("main", signature, hadBody[0] ? body : null)
                    .orElse(null);
        }
        throw new AssertionError("It was accepted");
    }

    static Stream<Arguments> changesOnTheWay() {
        String crlf = TEXT.replace("\n", "\r\n");
        return Stream.of(
                change(Ailment.BOM_ADDED, BODY, concatenate(BOM, BODY)),
                change(Ailment.BOM_ADDED, new byte[0], BOM),
                change(Ailment.BOM_REMOVED, concatenate(BOM, BODY), BODY),
                change(Ailment.LINE_BREAK_ADDED, TEXT, TEXT + "\n"),
                change(Ailment.LINE_BREAK_ADDED, crlf, crlf + "\r\n"),
                change(Ailment.LINE_BREAK_ADDED, "", "\n"),
                change(Ailment.LINE_BREAK_REMOVED, TEXT + "\n", TEXT),
                change(Ailment.LINE_BREAK_REMOVED, crlf + "\r\n", crlf),
                change(Ailment.LINE_BREAK_REMOVED, "\r\n", ""),
                change(Ailment.LF_TO_CRLF, TEXT, crlf),
                change(Ailment.LF_TO_CRLF, TEXT + "\n", crlf + "\r\n"),
                change(Ailment.CRLF_TO_LF, crlf, TEXT),
                change(Ailment.CRLF_TO_LF, "\r\n" + crlf + "\r\n", "\n" + TEXT + "\n"),
                change(Ailment.CRLF_TO_LF, crlf + "\r\n", crlf + "\n"),
                change(Ailment.UTF8_TO_LATIN1, BODY, TEXT.getBytes(ISO_8859_1)),
                change(Ailment.LATIN1_TO_UTF8, TEXT.getBytes(ISO_8859_1), BODY),
                change(Ailment.LATIN1_TO_UTF8, BODY, new String(BODY, ISO_8859_1).getBytes(UTF_8)),
                change(Ailment.BODY_CHANGED, TEXT, TEXT.replaceAll("\\s", "")),
                change(Ailment.BODY_CHANGED, BODY, new byte[0]),
                change(Ailment.BODY_CHANGED, BODY, new byte[] {'\r', (byte) 0xFF, '\n', (byte) 0xC3}));
    }

    private static Arguments change(Ailment ailment, String signed, String received) {
        return change(ailment, signed.getBytes(UTF_8), received.getBytes(UTF_8));
    }

    private static Arguments change(Ailment ailment, byte[] signed, byte[] received) {
        return Arguments.of(ailment, signed, received);
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("changesOnTheWay")
    void aBodyThatWasChangedOnItsWayIsFoundOut(Ailment ailment, byte[] signed, byte[] received) {
        Diagnosis diagnosis = diagnosisOf(base64(MAIN.sign(signed)), received);

        assertThat(diagnosis).isNotNull().extracting(Diagnosis::ailment).isEqualTo(ailment);
    }

    static Stream<Arguments> otherAlgorithms() {
        return Stream.of(
                Arguments.of(Ailment.SHA1, "SHA1withRSA"),
                Arguments.of(Ailment.SHA512, "SHA512withRSA"),
                Arguments.of(Ailment.PSS, "RSASSA-PSS"));
    }

    @ParameterizedTest
    @MethodSource("otherAlgorithms")
    void anotherAlgorithmIsFoundOut(Ailment ailment, String algorithm) {
        assertThat(diagnosisOf(base64(MAIN.sign(algorithm, BODY)), BODY)).isEqualTo(Diagnosis.of(ailment));
    }

    @Test
    void theKeyOfAnotherTenantIsFoundOut() {
        Diagnosis diagnosis = diagnosisOf(base64(SHOP.sign(BODY)), BODY);

        assertThat(diagnosis).isEqualTo(new Diagnosis(Ailment.OTHER_TENANT, "shop"));
        assertThat(diagnosis.sentence()).contains("with the key of tenant shop", "/webhooks/shop");
    }

    @Test
    void aRetiredKeyIsFoundOut() {
        String fingerprint = BEFORE.trusted().fingerprint();
        Diagnosis diagnosis = diagnosisOf(base64(BEFORE.sign(BODY)), BODY);

        assertThat(diagnosis).isEqualTo(new Diagnosis(Ailment.RETIRED_KEY, fingerprint));
        assertThat(diagnosis.sentence()).contains(fingerprint, "replaced or revoked");
    }

    static Stream<Arguments> foreignTexts() {
        // One that has both of the characters in which the alphabets differ.
        byte[] signature = IntStream.range(0, 100)
                .mapToObj(n -> MAIN.sign(new byte[] {(byte) n}))
                .filter(bytes -> base64(bytes).contains("+") && base64(bytes).contains("/"))
                .findFirst()
                .orElseThrow();
        return Stream.of(
                Arguments.of(Ailment.BASE64URL, Base64.getUrlEncoder().encodeToString(signature)),
                Arguments.of(
                        Ailment.BASE64URL,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature)),
                Arguments.of(
                        Ailment.UNPADDED, Base64.getEncoder().withoutPadding().encodeToString(signature)),
                Arguments.of(Ailment.HEX, HexFormat.of().formatHex(signature)),
                Arguments.of(Ailment.HEX, HexFormat.of().withUpperCase().formatHex(signature)));
    }

    @ParameterizedTest
    @MethodSource("foreignTexts")
    void anotherWayOfWritingASignatureIsFoundOutByItsLooks(Ailment ailment, String text) {
        assertThat(diagnosisOf(text, BODY)).isEqualTo(Diagnosis.of(ailment));
        assertThat(examination.examine("empty", text, null)).isEmpty();
    }

    static Stream<String> textsThatLookLikeNothing() {
        byte[] random = new byte[255];
        new Random(1).nextBytes(random);
        return Stream.of(
                "?",
                "=",
                "-",
                "Zg",
                "deadbeef",
                "f".repeat(511),
                "-".repeat(343),
                "_".repeat(341) + "=",
                "+-".repeat(171),
                "a".repeat(8000),
                base64(random),
                Base64.getUrlEncoder().encodeToString(random),
                HexFormat.of().formatHex(random));
    }

    @ParameterizedTest
    @MethodSource("textsThatLookLikeNothing")
    void whatLooksLikeNoSignatureIsNotExplained(String text) {
        assertThat(diagnosisOf(text, BODY)).isNull();
    }

    @Test
    void aSignatureOfAStrangerIsNotExplained() {
        assertThat(diagnosisOf(base64(STRANGER.sign(BODY)), BODY)).isNull();
    }

    @Test
    void bytesOfChanceAreNotExplained() {
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            byte[] signature = new byte[256];
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(signature);
            random.nextBytes(body);

            assertThat(diagnosisOf(base64(signature), body)).isNull();
        }
    }

    /** A retired key verifies nothing, and neither does another tenant's: with a change on top of it there is no guess. */
    @Test
    void twoCausesAtOnceAreNotExplained() {
        assertThat(diagnosisOf(base64(SHOP.sign(BODY)), concatenate(BODY, new byte[] {'\n'})))
                .isNull();
        assertThat(diagnosisOf(base64(BEFORE.sign(BODY)), concatenate(BODY, new byte[] {'\n'})))
                .isNull();
    }

    @Test
    void aKeyThatCameInTheMeantimeNeedsNoExplanation() {
        assertThat(examination.examine("main", base64(MAIN.sign(BODY)), BODY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyAilmentHasACauseACureAndALabel(Ailment ailment) {
        assertThat(ailment.sentence("a name"))
                .startsWith("its signature ")
                .endsWith(".")
                .contains(". ")
                .matches("[ -~]+")
                .doesNotContain("%");
        assertThat(ailment.tag()).matches("[a-z0-9-]+");
    }

    @Test
    void noProviderIsRegisteredForTheWholeJvm() {
        diagnosisOf(base64(STRANGER.sign(BODY)), BODY);

        assertThat(Security.getProvider("BC")).isNull();
    }
}
