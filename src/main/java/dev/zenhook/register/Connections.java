package dev.zenhook.register;

import java.util.Set;

/** The connections to the tenants' accounts, for whoever looks at them and acts on them by hand. */
public interface Connections {
    /** The tenants that have credentials. */
    Set<String> tenants();

    /**
     * How it stands. Nothing is asked for it.
     *
     * @throws IllegalArgumentException if the tenant has no credentials; so do all that follow
     */
    AccountStatus status(String tenant);

    /**
     * Asks for a test event and waits for it, for at most half a minute; before, for at most a minute, for a key.
     *
     * @throws IllegalStateException if nothing is to be registered for the tenant
     */
    SelfTestResult selfTest(String tenant);

    /**
     * Fetches the key now.
     *
     * @throws IllegalStateException if the tenant's keys are configured, so that none is fetched
     */
    AccountStatus refreshKey(String tenant);

    /**
     * Takes the keys out of use that were replaced, before their overlap is over, at the other replicas a few seconds later.
     *
     * @return how many
     * @throws IllegalStateException if the tenant's keys are configured
     * @throws RuntimeException if the database does not answer: nothing was revoked
     */
    int revokePreviousKey(String tenant);

    /**
     * Lets the listener be subscribed to what this replica wants, and to nothing else. A replica that wants more adds that
     * again within the hour.
     *
     * @throws IllegalStateException if nothing is wanted, or to be registered, or another replica is at it just now
     */
    AccountStatus narrow(String tenant);
}
