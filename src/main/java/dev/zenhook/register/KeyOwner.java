package dev.zenhook.register;

import dev.zenhook.verify.AccountAccess;

/**
 * Whose keys are on the shelf.
 *
 * @param account where the keys were fetched, by address and Zentitle2's own id: another account's keys are not this one's
 */
record KeyOwner(String tenant, String account) {
    static KeyOwner of(String tenant, AccountAccess access) {
        return new KeyOwner(tenant, access.url() + " " + access.tenantId());
    }
}
