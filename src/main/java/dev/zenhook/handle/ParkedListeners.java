package dev.zenhook.handle;

import java.util.List;
import org.springframework.util.ReflectionUtils;

/** Those who are told of parked deliveries: the user's beans, or the one that logs. */
public final class ParkedListeners {
    private final List<ParkedListener> listeners;

    ParkedListeners(List<ParkedListener> beans) {
        this.listeners = beans.isEmpty() ? List.of(new ParkedLogger()) : List.copyOf(beans);
    }

    /** Tells them all, and afterwards throws what the first of them threw. */
    public void tell(ParkedDelivery delivery) {
        Throwable failure = null;
        for (ParkedListener listener : listeners) {
            try {
                listener.parked(delivery);
            } catch (RuntimeException | Error e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            ReflectionUtils.rethrowRuntimeException(failure);
        }
    }
}
