package dev.zenhook.verify;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;

/**
 * The arithmetic: whether a key made a signature over these bytes.
 *
 * @param algorithm as the Java platform names it
 * @param provider named in each call and never registered: what else runs in this JVM keeps its own
 */
record SignatureCheck(String algorithm, Provider provider) {
    /** RSASSA-PKCS1-v1_5 with SHA-256: Zentitle2's. */
    static final String ZENTITLE2 = "SHA256withRSA";

    boolean passes(TrustedKey key, NSignature signature, byte[] body) {
        try {
            Signature check = Signature.getInstance(algorithm, provider);
            check.initVerify(key.key());
            check.update(body);
            return check.verify(signature.bytes());
        } catch (SignatureException e) {
            // Some providers throw at bytes that cannot be a signature of this key, where others answer false.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider + " cannot check signatures with " + key, e);
        }
    }
}
