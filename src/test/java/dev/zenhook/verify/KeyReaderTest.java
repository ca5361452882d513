package dev.zenhook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.zenhook.testkit.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyReaderTest {
    private static final SigningKey KEY = SigningKey.shared();
    private static final SigningKey OTHER = SigningKey.generate(2048);
    private static final String MODULUS = KEY.modulus();
    private static final Path VECTORS = Path.of("src/test/resources/vectors/openssl-2048");
    private static final String EC_CERTIFICATE = """
        -----BEGIN CERTIFICATE-----
        MIIBcDCCARWgAwIBAgIUJC0MAyKXAYQ4iOR1ByBDZbOze/EwCgYIKoZIzj0EAwIw
        DTELMAkGA1UEAwwCZWMwHhcNMjYxMTIzMjM1NjAzWhcNMjYxMTI0MjM1NjAzWjAN
        MQswCQYDVQQDDAJlYzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKPLEtK8yoPb
        hr7/f7qwX9it1XBIOdiNv14dW/JSH298dgRkdu965ovjgeA7QFHWrDHnOTGg9uQ0
        xsb95wyL1DajUzBRMB0GA1UdDgQWBBTseNGiuE61N+voM3MZSmanlRR1JzAfBgNV
        HSMEGDAWgBTseNGiuE61N+voM3MZSmanlRR1JzAPBgNVHRMBAf8EBTADAQH/MAoG
        CCqGSM49BAMCA0kAMEYCIQD27SJ7duawtpxly5riCjFL3ysX4Y4utXYTUHVpxMV8
        xQIhANNj3IXT0/AbGqOp4S30FWBA08FHhvpZ5YGNhpK2ATmz
        -----END CERTIFICATE-----
        """;

    static Stream<Arguments> formsOfOneKey() {
        byte[] bytes = Base64.getUrlDecoder().decode(MODULUS);
        byte[] zeroInFront = new byte[257];
        System.arraycopy(bytes, 0, zeroInFront, 1, 256);
        return Stream.of(
                form("modulus", MODULUS),
                form("modulus with padding", MODULUS + "=="),
                form("modulus amid white space", "\n\t " + MODULUS + " \r\n"),
                form("modulus broken into lines", MODULUS.replaceAll("(.{64})", "$1\r\n  ")),
                form(
                        "modulus copied from a page",
                        "\u00a0" + MODULUS.substring(0, 9) + "\u200b" + MODULUS.substring(9)),
                form("modulus in the standard alphabet", Base64.getEncoder().encodeToString(bytes)),
                form("modulus with a zero byte in front", Base64.getUrlEncoder().encodeToString(zeroInFront)),
                form("JWK", KEY.jwk()),
                form("JWK over several lines", "\n" + KEY.jwk().replace(",", ",\n  ") + "\n"),
                form("JWK for signatures", jwk(KEY, "\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"{1}\"")),
                form("JWK with a byte order mark", "\ufeff" + KEY.jwk()),
                form("JWK set", set(KEY.jwk())),
                form("JWK set with the same key twice", set(KEY.jwk(), KEY.jwk())),
                form(
                        "JWK set with keys for others",
                        set(
                                jwk(OTHER, "\"use\":\"enc\""),
                                jwk(OTHER, "\"alg\":\"PS256\""),
                                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                                KEY.jwk())),
                form("PEM", KEY.pem()),
                form("PEM with Windows line breaks", KEY.pem().replace("\n", "\r\n")),
                form("PEM whose line breaks became spaces", KEY.pem().replace("\n", " ")),
                form("PEM whose line breaks became characters", KEY.pem().replace("\n", "\\n")),
                form("PEM with words around it", "Our key, since May\n" + KEY.pem() + "the end"),
                form("PEM twice", KEY.pem() + KEY.pem()));
    }

    private static Arguments form(String what, String text) {
        return Arguments.of(what, text);
    }

    private static String jwk(SigningKey key, String members) {
        return key.jwk().replace("}", "," + members + "}");
    }

    private static String set(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formsOfOneKey")
    void everyFormOfAKeyIsRead(String what, String text) {
        List<TrustedKey> keys = KeyReader.read(text, "a test");

        assertThat(keys).extracting(TrustedKey::key).containsExactly(KEY.publicKey());
        assertThat(keys).extracting(TrustedKey::origin).containsExactly("a test");
    }

    static Stream<Arguments> formsOfTwoKeys() {
        return Stream.of(
                form("JWK set", set(KEY.jwk(), OTHER.jwk())),
                form("two blocks of PEM", KEY.pem() + "\n" + OTHER.pem()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formsOfTwoKeys")
    void severalKeysInOneTextAreAllRead(String what, String text) {
        assertThat(KeyReader.read(text, "a test"))
                .extracting(TrustedKey::key)
                .containsExactly(KEY.publicKey(), OTHER.publicKey());
    }

    @Test
    void pkcs1AndACertificateInOneTextAreTheSameKey() throws IOException {
        String text = Files.readString(VECTORS.resolve("key.pkcs1.pem")) + Files.readString(VECTORS.resolve("key.crt"));

        assertThat(KeyReader.read(text, "a test")).hasSize(1);
    }

    static Stream<Arguments> keysOfAllowedSizes() {
        return Stream.of(3072, 4096).map(bits -> Arguments.of(bits, modulusOf(bits)));
    }

    @ParameterizedTest
    @MethodSource("keysOfAllowedSizes")
    void aLongerKeyIsRead(int bits, BigInteger modulus) {
        assertThat(KeyReader.read(base64Url(modulus), "a test").getFirst().key().getModulus())
                .isEqualTo(modulus);
    }

    static Stream<Arguments> refusals() throws Exception {
        byte[] spki = KEY.publicKey().getEncoded();
        PrivateKey secret = generate("RSA", 2048);
        String secretBase64 = Base64.getMimeEncoder().encodeToString(secret.getEncoded());
        BigInteger modulus = KEY.publicKey().getModulus();
        Random random = new Random(1);
        return Stream.of(
                refusal("nothing", "", "it is empty"),
                refusal("white space", " \n\t", "it is empty"),
                refusal("a placeholder", "${MY_MODULUS}", "placeholder that nothing fills"),
                refusal("a word", "change-me!", "cannot be read"),
                refusal("a modulus with a strange character", MODULUS.substring(1) + "*", "cannot be read"),
                refusal("a modulus with text in front", "Modulus=" + MODULUS, "cannot be read"),
                refusal("a modulus without its last character", MODULUS.substring(0, 341), "cannot be read"),
                refusal("a modulus without its last byte", MODULUS.substring(0, 340), "2,040 bits"),
                refusal("half a modulus", MODULUS.substring(0, 172), "was it cut short?"),
                refusal("a modulus in hex", modulus.toString(16), "hexadecimal"),
                refusal("2,047 bits", base64Url(modulusOf(2047)), "2,047 bits, and not 2,048 to 4,096"),
                refusal("1,024 bits", base64Url(modulusOf(1024)), "1,024 bits"),
                refusal("4,097 bits", base64Url(modulusOf(4097)), "4,097 bits"),
                refusal("an even modulus", base64Url(modulus.clearBit(0)), "mistyped"),
                refusal("a modulus with the factor 3", base64Url(withFactor(3)), "mistyped"),
                refusal("a modulus with the factor 9,973", base64Url(withFactor(9973)), "mistyped"),
                refusal(
                        "a prime modulus",
                        base64Url(new BigInteger(2048, 1, random).setBit(2047).nextProbablePrime()),
                        "mistyped"),
                refusal("DER without PEM", Base64.getEncoder().encodeToString(spki), "whole key in DER"),
                refusal(
                        "private DER without PEM",
                        Base64.getEncoder().encodeToString(secret.getEncoded()),
                        "private key"),
                refusal("a JWK that is cut", KEY.jwk().substring(0, 300), "not readable as JSON"),
                refusal("a JWK with text behind", KEY.jwk() + KEY.jwk(), "not readable as JSON"),
                refusal("a JWK with two moduli", jwk(KEY, "\"n\":\"AQAB\""), "not readable as JSON"),
                refusal("a JWK without n", "{\"kty\":\"RSA\",\"e\":\"AQAB\"}", "without the text \"n\""),
                refusal("a JWK without e", "{\"kty\":\"RSA\",\"n\":\"" + MODULUS + "\"}", "without the text \"e\""),
                refusal(
                        "a JWK whose n is a number",
                        "{\"kty\":\"RSA\",\"n\":1,\"e\":\"AQAB\"}",
                        "without the text \"n\""),
                refusal("a JWK with exponent 3", KEY.jwk().replace("AQAB", "Aw"), "exponent is not 65537"),
                refusal("a JWK with a private exponent", jwk(KEY, "\"d\":\"c2VjcmV0\""), "private key"),
                refusal("a JWK with a prime", jwk(KEY, "\"p\":\"c2VjcmV0\""), "private key"),
                refusal("a shared secret as JWK", "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}", "private key"),
                refusal(
                        "a JWK set with a private key",
                        set(KEY.jwk(), jwk(OTHER, "\"d\":\"c2VjcmV0\"")),
                        "private key"),
                refusal(
                        "a JWK set with a private key of others",
                        set(KEY.jwk(), "{\"kty\":\"EC\",\"d\":\"AA\"}"),
                        "private key"),
                refusal(
                        "an EC JWK",
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                        "another algorithm than RSA"),
                refusal("no JWK at all", "{}", "another algorithm than RSA"),
                refusal("a JWK for encryption", jwk(KEY, "\"use\":\"enc\""), "another use than signatures"),
                refusal("a JWK for RSA-PSS", jwk(KEY, "\"alg\":\"PS256\""), "another signature algorithm than RS256"),
                refusal("an empty JWK set", set(), "JWK set without an RSA key"),
                refusal("a JWK set of others' keys", set(jwk(KEY, "\"use\":\"enc\"")), "JWK set without an RSA key"),
                refusal(
                        "a JWK set with a short key",
                        set(KEY.jwk(), "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}"),
                        "17 bits"),
                refusal("PKCS#8", pem("PRIVATE KEY", secretBase64), "private key"),
                refusal("PKCS#1 private", pem("RSA PRIVATE KEY", secretBase64), "private key"),
                refusal("an encrypted key", pem("ENCRYPTED PRIVATE KEY", secretBase64), "private key"),
                refusal("an EC private key", pem("EC PRIVATE KEY", secretBase64), "private key"),
                refusal("an OpenSSH key", pem("OPENSSH PRIVATE KEY", secretBase64), "private key"),
                refusal(
                        "a private key behind a public one",
                        KEY.pem() + pem("PRIVATE KEY", secretBase64),
                        "private key"),
                refusal("a private key without an end", "-----BEGIN PRIVATE KEY-----\n" + secretBase64, "private key"),
                refusal("an EC key", pem("PUBLIC KEY", publicOf("EC", 256)), "another algorithm than RSA: EC"),
                refusal("an Ed25519 key", pem("PUBLIC KEY", publicOf("Ed25519", 255)), "than RSA: Ed25519"),
                refusal("an RSA-PSS key", pem("PUBLIC KEY", publicOf("RSASSA-PSS", 2048)), "than RSA: RSA-PSS"),
                refusal("a Diffie-Hellman key", pem("PUBLIC KEY", publicOf("X25519", 255)), "than RSA: 1.3.101.110"),
                refusal("a certificate with an EC key", EC_CERTIFICATE, "another algorithm than RSA: EC"),
                refusal(
                        "a request for a certificate",
                        pem("CERTIFICATE REQUEST", publicOf("RSA", 2048)),
                        "neither a public key nor a certificate"),
                refusal("a PEM of 1,024 bits", pem("PUBLIC KEY", publicOf("RSA", 1024)), "1,024 bits"),
                refusal("a PEM without an end", KEY.pem().substring(0, 200), "PEM block that cannot be read"),
                refusal(
                        "a PEM that is cut in the middle",
                        pem("PUBLIC KEY", Base64.getMimeEncoder().encodeToString(Arrays.copyOf(spki, 200))),
                        "PEM block that cannot be read"),
                refusal(
                        "a PEM with more bytes behind",
                        pem("PUBLIC KEY", Base64.getMimeEncoder().encodeToString(Arrays.copyOf(spki, 300))),
                        "PEM block that cannot be read"),
                refusal(
                        "a PEM of no Base64",
                        pem("PUBLIC KEY", "*** no Base64 at all ***"),
                        "PEM block that cannot be read"),
                refusal("a PEM of nothing", pem("PUBLIC KEY", ""), "PEM block that cannot be read"),
                refusal(
                        "a good PEM before a cut one",
                        KEY.pem() + OTHER.pem().substring(0, 200),
                        "PEM block that cannot be read"));
    }

    private static Arguments refusal(String what, String text, String fragment) {
        return Arguments.of(what, text, fragment);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatIsNoKeyForUsIsRefusedWithoutQuotingIt(String what, String text, String fragment) {
        UnusableSettingException refused =
                catchThrowableOfType(UnusableSettingException.class, () -> KeyReader.read(text, "zenhook.tests[3]"));

        assertThat(refused.property()).isEqualTo("zenhook.tests[3]");
        assertThat(refused)
                .hasMessageStartingWith("zenhook.tests[3] cannot be used: ")
                .hasMessageContaining(fragment);
        assertThat(refused.cure()).isNotBlank();
        assertThat(refused).hasNoCause();
        for (int start = 0; start + 8 <= text.length() && !text.isBlank(); start += 4) {
            assertThat(refused.getMessage() + refused.cure())
                    .doesNotContain(base64Only(text.substring(start, start + 8)));
        }
    }

    /** Words of PEM and JWK may well be in a message; what must not is a piece of Base64, which has no spaces. */
    private static String base64Only(String piece) {
        return piece.matches("[A-Za-z0-9+/_-]{8}") && !piece.contains("-----") ? piece : "\u0000";
    }

    private static BigInteger modulusOf(int bits) {
        return SigningKey.generate(bits).publicKey().getModulus();
    }

    private static BigInteger withFactor(int factor) {
        Random random = new Random(1);
        BigInteger cofactor = BigInteger.probablePrime(1024, random).multiply(BigInteger.probablePrime(1020, random));
        BigInteger modulus = cofactor.multiply(BigInteger.valueOf(factor));
        while (modulus.bitLength() < 2048) {
            modulus = modulus.multiply(BigInteger.valueOf(factor));
        }
        return modulus;
    }

    private static String base64Url(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static PrivateKey generate(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate();
    }

    private static String publicOf(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    }

    private static String pem(String type, String base64) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, base64);
    }
}
