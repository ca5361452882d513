package dev.zenhook.store;

import java.time.Instant;

/**
 * What shows, later on, that an entry came from Zentitle2.
 *
 * @param signature the N-Signature, in Base64
 * @param keyFingerprint the key that verified it
 * @param receivedAt when it was verified, by this service's clock
 */
public record Proof(String signature, String keyFingerprint, Instant receivedAt) {
    Proof receivedAt(Instant time) {
        return new Proof(signature, keyFingerprint, time);
    }
}
