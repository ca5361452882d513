package dev.zenhook.verify;

import static org.mockito.Mockito.mock;

import dev.zenhook.verify.VerifyProperties.Arithmetic;
import java.util.List;

/** What verifies, for the tests of the room that brings keys to it. */
public final class KeyRings {
    private KeyRings() {}

    public static KeyRing of(Tenants tenants, KeySource... sources) {
        return new KeyRing(tenants, List.of(sources));
    }

    public static SignatureVerifier verifier(Tenants tenants, KeyRing keys, RejectionListener... listeners) {
        return new SignatureVerifier(
                tenants, keys, Arithmetic.JDK.provider(), mock(KeyUsage.class), List.of(listeners));
    }
}
