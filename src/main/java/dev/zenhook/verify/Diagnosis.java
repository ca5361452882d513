package dev.zenhook.verify;

/**
 * Why a signature was rejected, as far as it was found out.
 *
 * @param name the key's fingerprint or the tenant that the ailment's sentence names; empty if it names none
 */
record Diagnosis(Ailment ailment, String name) {
    static Diagnosis of(Ailment ailment) {
        return new Diagnosis(ailment, "");
    }

    /** Cause and cure. It holds nothing of the body and of the signature. */
    String sentence() {
        return ailment.sentence(name);
    }
}
