package dev.zenhook.register;

import dev.zenhook.verify.RejectionListener;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes on that a signature was rejected which may have been made with a new key. */
final class KeySuspicions implements RejectionListener {
    private final Map<String, Runnable> told = new ConcurrentHashMap<>();

    /** @param who returns at once */
    void tell(String tenant, Runnable who) {
        told.put(tenant, who);
    }

    @Override
    public void rejected(Rejection rejection) {
        if (rejection.reason() == Cause.NOT_VALID || rejection.reason() == Cause.WRONG_LENGTH) {
            told.getOrDefault(rejection.tenant(), () -> {}).run();
        }
    }
}
