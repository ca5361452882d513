package dev.zenhook.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.SmartLifecycle;

/**
 * All connections, each with threads of its own: an account that does not answer holds up neither the start nor another
 * account.
 */
final class AccountConnections implements Connections, SmartInitializingSingleton, SmartLifecycle {
    private final Map<String, AccountConnection> byTenant;
    private volatile boolean running;

    AccountConnections(Map<String, AccountConnection> byTenant) {
        this.byTenant = Collections.unmodifiableMap(new LinkedHashMap<>(byTenant));
    }

    @Override
    public Set<String> tenants() {
        return byTenant.keySet();
    }

    @Override
    public AccountStatus status(String tenant) {
        return of(tenant).status();
    }

    @Override
    public SelfTestResult selfTest(String tenant) {
        return of(tenant).selfTest();
    }

    @Override
    public AccountStatus refreshKey(String tenant) {
        of(tenant).refreshKey();
        return status(tenant);
    }

    @Override
    public int revokePreviousKey(String tenant) {
        return of(tenant).revokePreviousKey();
    }

    @Override
    public AccountStatus narrow(String tenant) {
        of(tenant).narrow();
        return status(tenant);
    }

    private AccountConnection of(String tenant) {
        AccountConnection connection = byTenant.get(tenant);
        if (connection == null) {
            throw new IllegalArgumentException(
                    "Tenant %s has no credentials: set zenhook.tenants.%s.management-api".formatted(tenant, tenant));
        }
        return connection;
    }

    /** The last good keys, from the database: before the web server is started, which is done by a lifecycle. */
    @Override
    public void afterSingletonsInstantiated() {
        byTenant.values().forEach(AccountConnection::load);
    }

    @Override
    public void start() {
        running = true;
        rounds().forEach(Rounds::start);
    }

    @Override
    public void stop() {
        running = false;
        rounds().forEach(Rounds::end);
        rounds().forEach(Rounds::awaitEnd);
    }

    private List<Rounds> rounds() {
        return byTenant.values().stream()
                .flatMap(connection -> connection.rounds().stream())
                .toList();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server and the dispatcher: a test event that is asked for can come. Before whatever users start last. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 512;
    }
}
