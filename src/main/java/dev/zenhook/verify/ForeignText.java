package dev.zenhook.verify;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How a signature may be written otherwise than in standard Base64: judged by its characters and its length alone. */
final class ForeignText {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern URL_ALPHABET = Pattern.compile("[A-Za-z0-9_-]+={0,2}");
    private static final Pattern STANDARD_ALPHABET = Pattern.compile("[A-Za-z0-9+/]+");

    private ForeignText() {}

    /** Empty if it is not as long as a signature of one of the keys, read in any of these ways. */
    static Optional<Ailment> ailmentOf(String text, List<TrustedKey> keys) {
        // Hex digits are Base64 too, of other and more bytes.
        if (text.length() % 2 == 0 && HEX.matcher(text).matches() && fits(OptionalInt.of(text.length() / 2), keys)) {
            return Optional.of(Ailment.HEX);
        }
        boolean marked = text.contains("-") || text.contains("_");
        if (marked && URL_ALPHABET.matcher(text).matches() && fits(length(text, Base64.getUrlDecoder()), keys)) {
            return Optional.of(Ailment.BASE64URL);
        }
        boolean full = text.length() % 4 == 0;
        return !full && STANDARD_ALPHABET.matcher(text).matches() && fits(length(text, Base64.getDecoder()), keys)
                ? Optional.of(Ailment.UNPADDED)
                : Optional.empty();
    }

    private static OptionalInt length(String text, Base64.Decoder decoder) {
        try {
            return OptionalInt.of(decoder.decode(text).length);
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean fits(OptionalInt length, List<TrustedKey> keys) {
        return keys.stream().anyMatch(key -> length.equals(OptionalInt.of(key.signatureLength())));
    }
}
