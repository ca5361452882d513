package dev.zenhook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The README beside the vectors says how they were made. */
class VectorsTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final List<String> SIGNERS = List.of("openssl-2048", "openssl-4096", "node-2048", "node-3072");

    static Stream<Arguments> signersAndForms() {
        return SIGNERS.stream()
                .flatMap(signer -> Stream.of("key.modulus", "key.jwk", "key.pem", "key.pkcs1.pem", "key.crt")
                        .map(form -> Arguments.of(signer, form)));
    }

    @ParameterizedTest
    @MethodSource("signersAndForms")
    void everyFormOfAKeyHasTheFingerprintThatOpensslGives(String signer, String form) throws IOException {
        assertThat(KeyReader.read(text(signer, form), "a test"))
                .extracting(TrustedKey::fingerprint)
                .containsExactly("sha256:" + text(signer, "fingerprint"));
    }

    static Stream<Arguments> signersAndBodies() throws IOException {
        try (Stream<Path> bodies = Files.list(VECTORS.resolve("bodies"))) {
            List<Path> all = bodies.sorted().toList();
            assertThat(all).hasSize(5);
            return SIGNERS.stream()
                    .flatMap(signer -> all.stream()
                            .flatMap(body ->
                                    Verifiers.providers().map(provider -> Arguments.of(signer, body, provider))));
        }
    }

    @ParameterizedTest
    @MethodSource("signersAndBodies")
    void aSignatureOfAnotherImplementationVerifies(String signer, Path body, VerifyProperties.Arithmetic provider)
            throws IOException {
        SignatureVerifier verifier = Verifiers.with(provider, KeyReader.read(text(signer, "key.modulus"), "a test"));

        NSignature signature = verifier.judgeForm("main", List.of(text(signer, body.getFileName() + ".sig")));
        VerifiedBody verified = verifier.verify("main", signature, Files.readAllBytes(body));

        assertThat(verified.bytes()).isEqualTo(Files.readAllBytes(body));
        assertThat(verified.keyFingerprint()).isEqualTo("sha256:" + text(signer, "fingerprint"));
    }

    private static String text(String signer, String file) throws IOException {
        return Files.readString(VECTORS.resolve(signer).resolve(file));
    }
}
