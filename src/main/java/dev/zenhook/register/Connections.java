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

    /** Asks for a test event and waits for it, for at most half a minute. */
    SelfTestResult selfTest(String tenant);

    /** Fetches the key now. */
    AccountStatus refreshKey(String tenant);

    /**
     * Takes the keys out of use that were replaced, before their overlap is over, at every replica within a minute.
     *
     * @return how many
     */
    int revokePreviousKey(String tenant);

    /** Lets the listener be subscribed to what is wanted, and to nothing else. */
    AccountStatus narrow(String tenant);
}
