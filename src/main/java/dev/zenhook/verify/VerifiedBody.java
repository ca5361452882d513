package dev.zenhook.verify;

/** Bytes whose sender is certain. Only this room can make one. */
public final class VerifiedBody {
    private final String tenant;
    private final byte[] bytes;
    private final String signature;
    private final String keyFingerprint;

    VerifiedBody(String tenant, byte[] bytes, String signature, String keyFingerprint) {
        this.tenant = tenant;
        this.bytes = bytes;
        this.signature = signature;
        this.keyFingerprint = keyFingerprint;
    }

    public String tenant() {
        return tenant;
    }

    /** The body as it came. The array is not copied: whoever changes it breaks what this type says. */
    public byte[] bytes() {
        return bytes;
    }

    /** Base64 as sent. */
    public String signature() {
        return signature;
    }

    /** The key that verified it, as {@link TrustedKey#fingerprint()} writes it. */
    public String keyFingerprint() {
        return keyFingerprint;
    }

    /** Shows no content, so that a log line about a webhook is not a copy of it. */
    @Override
    public String toString() {
        return "body of %d bytes from %s, verified with %s".formatted(bytes.length, tenant, keyFingerprint);
    }
}
