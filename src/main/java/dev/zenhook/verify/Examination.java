package dev.zenhook.verify;

import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Finds out why a signature was rejected. It changes nothing, and nothing that it finds makes a webhook valid. */
final class Examination {
    private static final Map<String, Ailment> OTHER_ALGORITHMS = Map.of(
            "SHA1withRSA", Ailment.SHA1,
            "SHA512withRSA", Ailment.SHA512,
            "SHA256withRSAandMGF1", Ailment.PSS);

    private final KeyRing keys;

    Examination(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Takes milliseconds.
     *
     * @param text the header's
     * @param body null if the text was rejected without it
     * @return empty if nothing was found
     */
    Optional<Diagnosis> examine(String tenant, String text, byte @Nullable [] body) {
        List<TrustedKey> own = keys.keysOf(tenant);
        Optional<Diagnosis> form = ForeignText.ailmentOf(text, own).map(Diagnosis::of);
        if (form.isPresent() || body == null) {
            return form;
        }
        NSignature signature = NSignature.parse(List.of(text));
        if (madeWith(own, SignatureCheck.ZENTITLE2, signature, body).isPresent()) {
            return Optional.empty(); // its key has come in the meantime
        }
        return changedBody(own, signature, body)
                .or(() -> otherAlgorithm(own, signature, body))
                .or(() -> retiredKey(tenant, signature, body))
                .or(() -> keyOfAnother(tenant, signature, body))
                .or(() -> unknownChange(own, signature));
    }

    private static Optional<Diagnosis> changedBody(List<TrustedKey> own, NSignature signature, byte[] body) {
        return EarlierBody.of(body).stream()
                .filter(earlier -> madeWith(own, SignatureCheck.ZENTITLE2, signature, earlier.bytes())
                        .isPresent())
                .map(earlier -> Diagnosis.of(earlier.ailment()))
                .findFirst();
    }

    private static Optional<Diagnosis> otherAlgorithm(List<TrustedKey> own, NSignature signature, byte[] body) {
        return OTHER_ALGORITHMS.entrySet().stream()
                .filter(other -> madeWith(own, other.getKey(), signature, body).isPresent())
                .map(other -> Diagnosis.of(other.getValue()))
                .findFirst();
    }

    private Optional<Diagnosis> retiredKey(String tenant, NSignature signature, byte[] body) {
        return madeWith(keys.retiredKeysOf(tenant), SignatureCheck.ZENTITLE2, signature, body)
                .map(key -> new Diagnosis(Ailment.RETIRED_KEY, key.fingerprint()));
    }

    private Optional<Diagnosis> keyOfAnother(String tenant, NSignature signature, byte[] body) {
        return madeWith(keys.keysOfOthers(tenant), SignatureCheck.ZENTITLE2, signature, body)
                .flatMap(keys::ownerOf)
                .map(owner -> new Diagnosis(Ailment.OTHER_TENANT, owner));
    }

    private static Optional<Diagnosis> unknownChange(List<TrustedKey> own, NSignature signature) {
        return fitting(own, signature)
                .filter(key -> OpenedSignature.showsADigest(key, signature))
                .map(key -> new Diagnosis(Ailment.BODY_CHANGED, key.fingerprint()))
                .findFirst();
    }

    private static Optional<TrustedKey> madeWith(
            List<TrustedKey> candidates, String algorithm, NSignature signature, byte[] body) {
        SignatureCheck check = new SignatureCheck(algorithm, BouncyCastle.PROVIDER);
        return fitting(candidates, signature)
                .filter(key -> check.passes(key, signature, body))
                .findFirst();
    }

    private static Stream<TrustedKey> fitting(List<TrustedKey> candidates, NSignature signature) {
        return candidates.stream().filter(key -> key.fits(signature));
    }

    /** It takes a while to make, so not before the first rejection: a start should not wait for it. */
    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
