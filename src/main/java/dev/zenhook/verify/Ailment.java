package dev.zenhook.verify;

import java.util.Locale;

/** Why a signature may be rejected though nobody means harm: each with the sentence that tells its cause and its cure. */
enum Ailment {
    BASE64URL("its signature looks like Base64URL, where standard Base64 is expected." + Cure.SIGN_ALIKE),
    UNPADDED("its signature looks like Base64 whose padding (=) is missing." + Cure.SIGN_ALIKE),
    HEX("its signature looks like hexadecimal digits, where standard Base64 is expected." + Cure.SIGN_ALIKE),

    BOM_ADDED(
            "its signature is valid once the byte order mark in front of the body is taken away: a proxy puts it there."
                    + Cure.PASS_UNCHANGED),
    BOM_REMOVED("its signature is valid once a byte order mark is put in front of the body: a proxy takes it away."
            + Cure.PASS_UNCHANGED),
    LINE_BREAK_ADDED("its signature is valid once the line break at the end of the body is taken away: a proxy puts it"
            + " there." + Cure.PASS_UNCHANGED),
    LINE_BREAK_REMOVED("its signature is valid once a line break is put at the end of the body: a proxy takes it away."
            + Cure.PASS_UNCHANGED),
    LF_TO_CRLF(
            "its signature is valid once the lines of the body end in LF, and not in CRLF: a proxy changes line ends."
                    + Cure.PASS_UNCHANGED),
    CRLF_TO_LF(
            "its signature is valid once the lines of the body end in CRLF, and not in LF: a proxy changes line ends."
                    + Cure.PASS_UNCHANGED),
    UTF8_TO_LATIN1(
            "its signature is valid once the body is taken from Latin-1 back to UTF-8: a proxy changes the encoding."
                    + Cure.PASS_UNCHANGED),
    LATIN1_TO_UTF8(
            "its signature is valid once the body is taken from UTF-8 back to Latin-1: a proxy changes the encoding."
                    + Cure.PASS_UNCHANGED),

    SHA1("its signature is valid as one made with SHA-1, where SHA-256 is expected." + Cure.SIGN_ALIKE),
    SHA512("its signature is valid as one made with SHA-512, where SHA-256 is expected." + Cure.SIGN_ALIKE),
    PSS("its signature is valid as RSASSA-PSS, where RSASSA-PKCS1-v1_5 is expected." + Cure.SIGN_ALIKE),

    RETIRED_KEY("its signature was made with key %s, which was replaced or revoked. A longer key-overlap of the tenant"
            + " keeps a replaced key valid for longer; a revoked one stays refused."),
    OTHER_TENANT("its signature was made with the key of tenant %1$s: it was sent to the wrong path. Let that account's"
            + " webhook point at the path of tenant %1$s, /webhooks/%1$s."),
    BODY_CHANGED("its signature was made with this tenant's key %s, but for another body: a proxy rewrites the body, or"
            + " someone sent an altered copy." + Cure.PASS_UNCHANGED);

    private final String sentence;

    Ailment(String sentence) {
        this.sentence = sentence;
    }

    /** For a metric's label. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param name what the sentence leaves open: a key's fingerprint, or a tenant */
    String sentence(String name) {
        return sentence.formatted(name);
    }

    private static final class Cure {
        static final String PASS_UNCHANGED = " Let the proxy pass the body unchanged.";
        static final String SIGN_ALIKE =
                " If a tool of yours signed it, let it do as Zentitle2 does: RSASSA-PKCS1-v1_5 with SHA-256, in"
                        + " standard Base64 with padding. If Zentitle2 did, a newer Zenhook may know it.";
    }
}
