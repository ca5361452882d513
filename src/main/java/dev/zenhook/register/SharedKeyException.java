package dev.zenhook.register;

import dev.zenhook.verify.TrustedKey;

/** The key is another tenant's. The path is not signed, so a webhook of the one could be sent to the other. */
final class SharedKeyException extends RuntimeException {
    SharedKeyException(TrustedKey key, String tenant, String other) {
        super(
                ("The account of tenant %s has the key %s, which is tenant %s's: it is not used for tenant %s. Each"
                    + " Zentitle2 account has a key of its own: let zenhook.tenants.%s.management-api be another"
                    + " account's, or keep one tenant for the account.")
                        .formatted(tenant, key.fingerprint(), other, tenant, tenant),
                null,
                false,
                false);
    }
}
