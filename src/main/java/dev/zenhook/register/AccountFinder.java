package dev.zenhook.register;

/** The accounts of the tenants that have credentials. */
@FunctionalInterface
interface AccountFinder {
    Account of(String tenant);
}
