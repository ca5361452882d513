package dev.zenhook.verify;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.verify.VerifyProperties.Arithmetic;
import java.util.List;

/** Verified bodies for the benchmarks of other rooms, which cannot make one. */
public final class VerifiedBodies {
    private VerifiedBodies() {}

    /** Signs the body and verifies it: there is no other way. */
    public static VerifiedBody of(byte[] body) {
        SigningKey key = SigningKey.shared();
        SignatureVerifier verifier = Verifiers.with(Arithmetic.JDK, List.of(Verifiers.trusted(key)));
        return verifier.verify("main", verifier.judgeForm("main", List.of(key.sign(body))), body);
    }

    /** Signs nothing and verifies nothing, for whoever reads thousands a second. */
    public static VerifiedBody unchecked(byte[] body) {
        return new VerifiedBody("main", body, "", "");
    }
}
