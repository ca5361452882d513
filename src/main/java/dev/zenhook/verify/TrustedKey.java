package dev.zenhook.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;

/**
 * A public key that has passed the rules of this room. {@link KeyReader} alone makes them, so a source cannot bring a
 * key that nobody judged. Two are equal when their keys are.
 */
public final class TrustedKey {
    private final RSAPublicKey key;
    private final String fingerprint;
    private final String origin;

    TrustedKey(RSAPublicKey key, String origin) {
        this.key = key;
        this.fingerprint = fingerprintOf(key);
        this.origin = origin;
    }

    public RSAPublicKey key() {
        return key;
    }

    /**
     * {@code sha256:} and, in lower-case hex, the SHA-256 of the key's SubjectPublicKeyInfo in DER. The same digits come
     * from {@code openssl pkey -pubin -in key.pem -outform DER | sha256sum}, and for a certificate from
     * {@code openssl x509 -in cert.pem -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum}.
     */
    public String fingerprint() {
        return fingerprint;
    }

    /** The setting, or whatever else a reader of the log can look up, that the key came from. */
    public String origin() {
        return origin;
    }

    boolean fits(NSignature signature) {
        return signature.bytes().length == signatureLength();
    }

    /** In bytes: as long as the modulus. */
    int signatureLength() {
        return (key.getModulus().bitLength() + 7) / 8;
    }

    private static String fingerprintOf(RSAPublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedKey that && fingerprint.equals(that.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return fingerprint + " from " + origin;
    }
}
