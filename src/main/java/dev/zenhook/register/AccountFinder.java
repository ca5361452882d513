package dev.zenhook.register;

/** The accounts of the tenants that have credentials. */
@FunctionalInterface
interface AccountFinder {
    /**
     * The tenant's account. Nothing is asked of it yet.
     *
     * @throws IllegalArgumentException if the tenant has no credentials
     */
    Account of(String tenant);
}
