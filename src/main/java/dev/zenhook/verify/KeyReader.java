package dev.zenhook.verify;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads public keys in every form that a user of Zentitle2 may hold: the RSA modulus in Base64URL, a JWK or a JWK set,
 * PEM.
 */
public final class KeyReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{.*}", Pattern.DOTALL);

    private KeyReader() {}

    /**
     * Reads all keys of a text; never none.
     *
     * @param origin the setting that the text comes from, or whatever else the user can look up
     * @throws UnusableSettingException when anything in the text is no key that we may trust; it never quotes the text
     */
    public static List<TrustedKey> read(String text, String origin) {
        try {
            return publicKeys(withoutByteOrderMark(text).strip()).stream()
                    .map(key -> new TrustedKey(key, origin))
                    .distinct()
                    .toList();
        } catch (KeyRefusal refusal) {
            throw refused(origin, refusal);
        }
    }

    static UnusableSettingException refused(String property, KeyRefusal refusal) {
        return new UnusableSettingException(property, "cannot be used: " + refusal.problem(), refusal.cure());
    }

    /** Some editors put one in front of every file. */
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static List<RSAPublicKey> publicKeys(String text) {
        if (text.isEmpty()) {
            throw new KeyRefusal("it is empty.");
        }
        if (PLACEHOLDER.matcher(text).matches()) {
            throw new KeyRefusal(
                    "it is a placeholder that nothing fills.", "Set the variable that the placeholder names.");
        }
        if (PemKeys.looksLike(text)) {
            return PemKeys.read(text);
        }
        if (JwkKeys.looksLike(text)) {
            return JwkKeys.read(text);
        }
        return List.of(ModulusKey.read(text));
    }
}
