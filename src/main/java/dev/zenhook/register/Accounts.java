package dev.zenhook.register;

import dev.zenhook.verify.AccountAccess;
import dev.zenhook.verify.Tenants;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts of the tenants that have credentials. Where there are none, nothing is set up for them. */
final class Accounts implements AccountFinder, AutoCloseable {
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private @Nullable Wire wire;

    Accounts(Tenants tenants, Clock clock) {
        Retries retries = new Retries(Thread::sleep);
        for (String tenant : tenants.names()) {
            tenants.accountOf(tenant)
                    .ifPresent(access -> accounts.put(tenant, account(tenant, access, retries, clock)));
        }
    }

    private Account account(String tenant, AccountAccess access, Retries retries, Clock clock) {
        Wire shared = wire;
        if (shared == null) {
            shared = new Wire();
            wire = shared;
        }
        return new HttpAccount(tenant, access, shared, retries, clock);
    }

    /** The tenants that have credentials. */
    Set<String> tenants() {
        return Collections.unmodifiableSet(accounts.keySet());
    }

    @Override
    public Account of(String tenant) {
        Account account = accounts.get(tenant);
        if (account == null) {
            throw new IllegalArgumentException("Tenant " + tenant + " has no credentials.");
        }
        return account;
    }

    /** Ends what is still being asked. */
    @Override
    public void close() {
        Wire used = wire;
        if (used != null) {
            used.close();
        }
    }
}
