package dev.zenhook.verify;

import dev.zenhook.verify.RejectionListener.Rejection;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
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
    private final Provider provider;
    private final KeyUsage usage;
    private final List<RejectionListener> listeners;

    SignatureVerifier(
            Tenants tenants, KeyRing keys, Provider provider, KeyUsage usage, List<RejectionListener> listeners) {
        this.keys = keys;
        this.provider = provider;
        this.usage = usage;
        this.listeners = List.copyOf(listeners);
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
            tell(tenant, rejected.reason(), headerValues.size() == 1 ? headerValues.getFirst() : null, null);
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
        for (TrustedKey key : keys.keysOf(tenant)) {
            if (key.fits(signature) && madeWith(key, signature, body)) {
                usage.verified(tenant, key);
                return new VerifiedBody(tenant, body, signature.text(), key.fingerprint());
            }
        }
        tell(tenant, Cause.NOT_VALID, signature.text(), body);
        throw new SignatureRejectedException(Cause.NOT_VALID);
    }

    /** When a webhook of that tenant was verified last by this process; empty if none was. */
    public Optional<Instant> lastVerified(String tenant) {
        return Optional.empty();
    }

    private void tell(String tenant, Cause reason, @Nullable String signature, byte @Nullable [] body) {
        if (!listeners.isEmpty()) {
            Rejection rejection = new Rejection(tenant, reason, signature, body);
            listeners.forEach(listener -> listener.rejected(rejection));
        }
    }

    private boolean madeWith(TrustedKey key, NSignature signature, byte[] body) {
        try {
            // The provider is named in each call and never registered: what else runs in this JVM keeps its own.
            Signature check = Signature.getInstance("SHA256withRSA", provider);
            check.initVerify(key.key());
            check.update(body);
            return check.verify(signature.bytes());
        } catch (SignatureException e) {
            // Some providers throw at bytes that cannot be a signature of this key, where others answer false.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider + " cannot check signatures with " + key, e);
        }
    }
}
