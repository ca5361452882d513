package dev.zenhook.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * The RSA modulus as Zentitle2 shows it: Base64URL without padding. What a copy through pages, mails and editors does to
 * it is taken as well: white space, line breaks, padding, the standard alphabet, a leading zero byte.
 */
final class ModulusKey {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\x{200B}\\x{FEFF}]+");
    private static final Pattern PADDING = Pattern.compile("={1,2}$");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{256,}");

    private ModulusKey() {}

    static RSAPublicKey read(String text) {
        String bare = WHITE_SPACE.matcher(text).replaceAll("");
        if (HEX.matcher(bare).matches()) {
            // Hex digits are Base64 too, of another and longer number.
            throw new KeyRefusal("it is written in hexadecimal, where Base64URL is expected.");
        }
        byte[] bytes = decode(bare);
        refuseDer(bytes);
        return RsaRules.judge(new BigInteger(1, bytes), RsaRules.EXPONENT);
    }

    static byte[] decode(String text) {
        String urlAlphabet =
                PADDING.matcher(text).replaceFirst("").replace('+', '-').replace('/', '_');
        try {
            return Base64.getUrlDecoder().decode(urlAlphabet);
        } catch (IllegalArgumentException e) {
            throw new KeyRefusal("it cannot be read as a modulus in Base64URL, a JWK or PEM; it may be cut short.");
        }
    }

    /** A whole key in DER without its PEM lines would pass for a longer modulus. */
    private static void refuseDer(byte[] bytes) {
        try {
            if (ASN1Primitive.fromByteArray(bytes) instanceof ASN1Sequence der) {
                boolean beginsWithVersion =
                        der.size() > 0 && der.getObjectAt(0) instanceof ASN1Integer number && number.hasValue(0);
                throw beginsWithVersion
                        ? KeyRefusal.privateKey()
                        : new KeyRefusal(
                                "it is a whole key in DER, and no modulus.",
                                "Put its PEM lines around it, such as -----BEGIN PUBLIC KEY-----.");
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return; // no DER, as it should be
        }
    }
}
