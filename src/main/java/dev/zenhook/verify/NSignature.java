package dev.zenhook.verify;

import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.util.Base64;
import java.util.List;

/**
 * The value of the header {@code N-Signature}, its form judged before a byte of the body is read. It says nothing yet
 * about who made it.
 */
public final class NSignature {
    private final String text;
    private final byte[] bytes;

    private NSignature(String text, byte[] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    static NSignature parse(List<String> headerValues) {
        if (headerValues.isEmpty() || headerValues.stream().allMatch(String::isEmpty)) {
            throw new SignatureRejectedException(Cause.MISSING);
        }
        if (headerValues.size() > 1) {
            throw new SignatureRejectedException(Cause.REPEATED);
        }
        String text = headerValues.getFirst();
        byte[] bytes = decode(text);
        // Java's decoder ignores stray bits in the last character and missing padding. Two texts of one signature
        // would be two captures to tell apart, so only the one that we would write ourselves is taken.
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new SignatureRejectedException(Cause.NOT_CANONICAL);
        }
        return new NSignature(text, bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SignatureRejectedException(Cause.NOT_CANONICAL);
        }
    }

    /** Base64 as sent. */
    public String text() {
        return text;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Tells the length and never the signature, which may not stand in a log. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
