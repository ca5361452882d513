package dev.zenhook.verify;

import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a body comes from a tenant's Zentitle2 account: RSASSA-PKCS1-v1_5 with SHA-256 over the raw bytes of the
 * request body, as the vendor's public sample does it (Nalpeiron/samples-dotnet, {@code Webhooks.Console}).
 *
 * <p>No key id travels with a webhook, so each of the tenant's keys is tried.
 */
public final class SignatureVerifier {
    private final KeyRing keys;
    private final SignatureCheck check;
    private final KeyUsage usage;
    private final RejectionListeners listeners;

    SignatureVerifier(
            Tenants tenants, KeyRing keys, Provider provider, KeyUsage usage, List<RejectionListener> listeners) {
        this.keys = keys;
        this.check = new SignatureCheck(SignatureCheck.ZENTITLE2, provider);
        this.usage = usage;
        this.listeners = new RejectionListeners(listeners);
        tenants.names().forEach(tenant -> keys.keysOf(tenant).forEach(key -> usage.expect(tenant, key)));
    }

    /**
     * Judges the form of the header, at next to no cost: exactly one value, in canonical standard Base64 (with padding,
     * equal to its own re-encoding), as long as the modulus of one of the tenant's keys.
     *
     * @throws SignatureRejectedException when the form alone shows that this is no signature of that tenant's
     * @throws KeysNotReadyException when the tenant has no key yet
     */
    public NSignature judgeForm(String tenant, List<String> headerValues) {
        try {
            NSignature signature = NSignature.parse(headerValues);
            List<TrustedKey> own = keys.keysOf(tenant);
            if (own.isEmpty()) {
                throw new KeysNotReadyException(tenant);
            }
            if (own.stream().noneMatch(key -> key.fits(signature))) {
                throw new SignatureRejectedException(Cause.WRONG_LENGTH);
            }
            return signature;
        } catch (SignatureRejectedException rejected) {
            listeners.tell(tenant, rejected.reason(), onlyOne(headerValues), null);
            throw rejected;
        }
    }

    /**
     * Judges the signature itself.
     *
     * @param body the bytes exactly as they came; whoever calls does not change them afterwards
     * @throws SignatureRejectedException with {@link Cause#NOT_VALID}
     */
    public VerifiedBody verify(String tenant, NSignature signature, byte[] body) {
        long begun = System.nanoTime();
        for (TrustedKey key : keys.keysOf(tenant)) {
            if (key.fits(signature) && check.passes(key, signature, body)) {
                usage.checked(true, begun);
                usage.verified(tenant, key);
                return new VerifiedBody(tenant, body, signature.text(), key.fingerprint());
            }
        }
        usage.checked(false, begun);
        listeners.tell(tenant, Cause.NOT_VALID, signature.text(), body);
        throw new SignatureRejectedException(Cause.NOT_VALID);
    }

    /** When a webhook of the tenant was verified last, since the start of this process; empty if none was. */
    public Optional<Instant> lastVerified(String tenant) {
        return usage.lastVerified(tenant);
    }

    private static @Nullable String onlyOne(List<String> headerValues) {
        return headerValues.size() == 1 && !headerValues.getFirst().isEmpty() ? headerValues.getFirst() : null;
    }
}
