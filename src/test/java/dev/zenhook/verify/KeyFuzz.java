package dev.zenhook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user pastes for a key: what is accepted is an RSA key within the rules, and no refusal quotes it. */
class KeyFuzz {
    private static final Pattern REFUSALS = Pattern.compile("a test cannot be used: (it is empty|it is a placeholder"
        + " that nothing fills|it is written in hexadecimal, where Base64URL is expected|it cannot be read as a"
        + " modulus in Base64URL, a JWK or PEM; it may be cut short|it is a whole key in DER, and no modulus|it is a"
        + " private key, or holds one|it holds a PEM block that (cannot be read; it may be cut short|is neither a"
        + " public key nor a certificate)|it is a key of another algorithm than RSA: (RSA-PSS|EC|Ed25519|[0-9.]+)|it"
        + " starts like a JWK, and is not readable as JSON|it is a JWK (of another algorithm than RSA|for another use"
        + " than signatures|for another signature algorithm than RS256|without the text \"[ne]\")|it is a JWK set"
        + " without an RSA key for RS256 signatures|its public exponent is not 65537|its modulus has [0-9,]+ bits, and"
        + " not 2,048 to 4,096; was it cut short\\?|its modulus is no product of two large primes; it is mistyped or"
        + " cut short)\\.?");

    static Stream<String> seeds() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/vectors"))) {
            List<Path> keys = files.filter(file -> file.getFileName().toString().startsWith("key."))
                    .sorted()
                    .toList();
            return Stream.concat(
                    keys.stream().map(KeyFuzz::read),
                    Stream.of(
                            "",
                            "${KEY}",
                            "0f".repeat(256),
                            "{\"keys\":[" + read(keys.getFirst().resolveSibling("key.jwk")) + ",{\"kty\":\"EC\"}]}"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "-----BEGIN PUBLIC KEY-----\\n",
        "\\n-----END PUBLIC KEY-----\\n",
        "-----BEGIN RSA PUBLIC KEY-----\\n",
        "-----BEGIN CERTIFICATE-----\\n",
        "-----BEGIN PRIVATE KEY-----\\n",
        "\"kty\":\"RSA\"",
        "\"e\":\"AQAB\"",
        "\"use\":\"sig\"",
        "\"alg\":\"RS256\"",
        "\"keys\":["
    })
    @FuzzTest
    void whatIsAcceptedIsAKeyWithinTheRules(@NotNull @WithUtf8Length(max = 8192) String text) {
        assertThat(String.join(",", KeyTexts.rejoin(Arrays.asList(text.split(",", -1)))))
                .isEqualTo(text);
        try {
            List<TrustedKey> keys = KeyReader.read(text, "a test");
            assertThat(keys).isNotEmpty().doesNotHaveDuplicates().allSatisfy(KeyFuzz::requireWithinTheRules);
        } catch (UnusableSettingException refused) {
            assertThat(refused.getMessage()).matches(REFUSALS);
            assertThat(refused.getCause()).isNull();
        }
    }

    private static void requireWithinTheRules(TrustedKey trusted) {
        RSAPublicKey key = trusted.key();
        assertThat(key.getModulus().bitLength()).isBetween(2048, 4096);
        assertThat(key.getModulus().testBit(0)).isTrue();
        assertThat(key.getPublicExponent()).isEqualTo(65537);
        String modulus = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getModulus().toByteArray());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (String again : List.of(modulus, "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}".formatted(modulus), pem)) {
            assertThat(KeyReader.read(again, "again")).containsExactly(trusted);
        }
    }
}
