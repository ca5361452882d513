package dev.zenhook.observe;

import dev.zenhook.register.AccountStatus;
import dev.zenhook.register.Connections;
import dev.zenhook.register.SelfTestResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Connections that stand as a test says, and note what they are asked for. */
final class FakeConnections implements Connections {
    static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00Z");
    static final SelfTestResult PASSED = new SelfTestResult(FETCHED, true, "Zentitle2 reached us in 320 ms");
    static final AccountStatus WELL = status(null, Set.of(), Set.of(), null, PASSED);

    final Map<String, AccountStatus> statuses = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile SelfTestResult selfTest = PASSED;
    volatile @Nullable RuntimeException failure;

    static AccountStatus status(
            @Nullable String keyProblem,
            Set<String> missing,
            Set<String> surplus,
            @Nullable String registrationProblem,
            @Nullable SelfTestResult selfTest) {
        return new AccountStatus(
                "sha256:fetched", FETCHED, keyProblem, "whl_1", missing, surplus, registrationProblem, selfTest);
    }

    FakeConnections with(String tenant, AccountStatus status) {
        statuses.put(tenant, status);
        return this;
    }

    @Override
    public Set<String> tenants() {
        return statuses.keySet();
    }

    @Override
    public AccountStatus status(String tenant) {
        AccountStatus status = statuses.get(tenant);
        if (status == null) {
            throw new IllegalArgumentException(tenant);
        }
        return status;
    }

    private AccountStatus asked(String what, String tenant) {
        asked.add(what + " " + tenant);
        if (failure != null) {
            throw failure;
        }
        return status(tenant);
    }

    @Override
    public SelfTestResult selfTest(String tenant) {
        asked("self-test", tenant);
        return selfTest;
    }

    @Override
    public AccountStatus refreshKey(String tenant) {
        return asked("refresh-key", tenant);
    }

    @Override
    public int revokePreviousKey(String tenant) {
        asked("revoke-previous-key", tenant);
        return 2;
    }

    @Override
    public AccountStatus narrow(String tenant) {
        return asked("narrow", tenant);
    }
}
