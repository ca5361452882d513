package dev.zenhook.verify;

/**
 * Why a text is no key of ours: what a reader knows, who does not know the setting. {@link KeyReader} adds that. It has
 * no cause on purpose: the messages of parsers quote what they read.
 */
final class KeyRefusal extends RuntimeException {
    static final String USE_A_PUBLIC_KEY =
            "Use the RSA Modulus that Zentitle2 shows under Account > (API) Credentials, or the account's public key"
                    + " as a JWK, as PEM or as a certificate.";

    private final String cure;

    KeyRefusal(String problem) {
        this(problem, USE_A_PUBLIC_KEY);
    }

    KeyRefusal(String problem, String cure) {
        super(problem, null, false, false);
        this.cure = cure;
    }

    static KeyRefusal privateKey() {
        return new KeyRefusal(
                "it is a private key, or holds one.",
                "Remove it from the configuration, treat it as no longer secret, and use the public key in its place.");
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String cure() {
        return cure;
    }
}
