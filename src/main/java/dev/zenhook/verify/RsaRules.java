package dev.zenhook.verify;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Locale;

/**
 * What a pair of numbers must be to be trusted as an RSA key. Zentitle2's are of 2,048 bits with exponent 65537 (its
 * public sample); the range leaves room for longer ones.
 */
final class RsaRules {
    static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 4096;
    /** Beyond this, looking further finds little more: of 100 mistyped moduli 12 pass here, and 10 at six times the cost. */
    private static final int SMALL_FACTORS = 10_000;

    private RsaRules() {}

    static RSAPublicKey judge(BigInteger modulus, BigInteger exponent) {
        if (!exponent.equals(EXPONENT)) {
            throw new KeyRefusal("its public exponent is not 65537.");
        }
        int bits = modulus.bitLength();
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new KeyRefusal(String.format(
                    Locale.ROOT,
                    "its modulus has %,d bits, and not %,d to %,d; was it cut short?",
                    bits,
                    MIN_BITS,
                    MAX_BITS));
        }
        if (hasSmallFactor(modulus) || modulus.isProbablePrime(50)) {
            throw new KeyRefusal("its modulus is no product of two large primes; it is mistyped or cut short.");
        }
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform takes no RSA key of " + bits + " bits", e);
        }
    }

    private static boolean hasSmallFactor(BigInteger modulus) {
        if (!modulus.testBit(0)) {
            return true;
        }
        for (int divisor = 3; divisor < SMALL_FACTORS; divisor += 2) {
            if (modulus.mod(BigInteger.valueOf(divisor)).signum() == 0) {
                return true;
            }
        }
        return false;
    }
}
