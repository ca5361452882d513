package dev.zenhook.verify;

import dev.zenhook.verify.VerifyProperties.Arithmetic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A verifier of the tenant {@code main} whose private key nobody has any more: one body is known with its signature. */
public final class FixedVerifier {
    public static final Tenants TENANTS = Verifiers.tenants("main");
    public static final String BODY = "{}";
    public static final String SIGNATURE = read("empty-object.json.sig");

    private FixedVerifier() {}

    public static SignatureVerifier create() {
        return Verifiers.with(Arithmetic.BOUNCYCASTLE, KeyReader.read(read("key.modulus"), "a test"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/vectors/openssl-2048", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
