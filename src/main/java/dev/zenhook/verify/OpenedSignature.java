package dev.zenhook.verify;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a signature shows without the body. RSASSA-PKCS1-v1_5 (RFC 8017, 9.2) pads the digest with bytes that are always the
 * same, and whoever has the public key sees them.
 */
final class OpenedSignature {
    private static final int DIGEST = 32;
    private static final byte[] SHA256_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private OpenedSignature() {}

    /** Whether the key signed a SHA-256 digest, of whatever bytes. It is no verification: it says nothing of the body. */
    static boolean showsADigest(TrustedKey key, NSignature signature) {
        BigInteger opened = new BigInteger(1, signature.bytes())
                .modPow(key.key().getPublicExponent(), key.key().getModulus());
        return opened.shiftRight(DIGEST * Byte.SIZE).equals(padding(key.signatureLength() - DIGEST));
    }

    /** {@code 00 01 FF … FF 00} and what says that the digest behind it is one of SHA-256. */
    private static BigInteger padding(int length) {
        byte[] padding = new byte[length];
        Arrays.fill(padding, 2, length - SHA256_INFO.length - 1, (byte) 0xFF);
        padding[1] = 1;
        System.arraycopy(SHA256_INFO, 0, padding, length - SHA256_INFO.length, SHA256_INFO.length);
        return new BigInteger(1, padding);
    }
}
