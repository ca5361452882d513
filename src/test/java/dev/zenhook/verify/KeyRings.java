package dev.zenhook.verify;

import static org.mockito.Mockito.mock;

import dev.zenhook.verify.VerifyProperties.Arithmetic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;

/** What verifies, for the tests of the room that brings keys to it. */
public final class KeyRings {
    private KeyRings() {}

    public static KeyRing of(Tenants tenants, KeySource... sources) {
        return new KeyRing(tenants, List.of(sources));
    }

    public static KeyUsage usage(MeterRegistry meters, Clock clock) {
        return new KeyUsage(meters, clock);
    }

    public static SignatureVerifier verifier(Tenants tenants, KeyRing keys, RejectionListener... listeners) {
        return new SignatureVerifier(
                tenants, keys, Arithmetic.JDK.provider(), mock(KeyUsage.class), List.of(listeners));
    }
}
