package dev.zenhook.verify;

import dev.zenhook.verify.RejectionListener.Rejection;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everyone who wants to know. Whatever one of them throws, the others are told, and the sender is answered 401. */
final class RejectionListeners {
    private static final Logger log = LoggerFactory.getLogger(RejectionListeners.class);

    private final List<RejectionListener> listeners;
    /** Those that have failed: strangers decide how often they do, so the log says it once. */
    private final Set<RejectionListener> failed = ConcurrentHashMap.newKeySet();

    RejectionListeners(List<RejectionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(String tenant, Cause reason, @Nullable String signature, byte @Nullable [] body) {
        Rejection rejection = new Rejection(tenant, reason, signature, body);
        for (RejectionListener listener : listeners) {
            tell(listener, rejection);
        }
    }

    private void tell(RejectionListener listener, Rejection rejection) {
        try {
            listener.rejected(rejection);
        } catch (RuntimeException | Error e) {
            if (failed.add(listener)) {
                log.warn(
                        "{} threw {} when it was told of a rejected signature; this is said once",
                        listener.getClass().getName(),
                        e.getClass().getName());
            }
            log.debug("A RejectionListener failed", e);
        }
    }
}
