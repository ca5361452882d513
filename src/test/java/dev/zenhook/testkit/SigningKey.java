package dev.zenhook.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** The private half of a Zentitle2 account: signs bodies, and shows its public half in the forms that users paste. */
public final class SigningKey {
    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    public static SigningKey generate(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One key of 2,048 bits for all tests of a JVM, as making one takes a while. */
    public static SigningKey shared() {
        return Shared.KEY;
    }

    private static final class Shared {
        static final SigningKey KEY = generate(2048);
    }

    /** The value of {@code N-Signature} for that body. */
    public String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Base64URL without padding, as Zentitle2 shows it under Account > (API) Credentials. */
    public String modulus() {
        byte[] signed = publicKey().getModulus().toByteArray();
        byte[] unsigned = signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    /** As the Management API gives it. */
    public String jwk() {
        return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}".formatted(modulus());
    }

    /** SubjectPublicKeyInfo. */
    public String pem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(publicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.getPublic();
    }
}
