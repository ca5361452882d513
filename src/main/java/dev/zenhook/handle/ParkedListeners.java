package dev.zenhook.handle;

import java.util.List;

/** Those who are told of parked deliveries: the user's beans, or the one that logs. */
public final class ParkedListeners {
    private final List<ParkedListener> listeners;

    ParkedListeners(List<ParkedListener> beans) {
        this.listeners = beans.isEmpty() ? List.of(new ParkedLogger()) : List.copyOf(beans);
    }

    /** Tells them all, and throws what a listener throws. */
    public void tell(ParkedDelivery delivery) {
        listeners.forEach(listener -> listener.parked(delivery));
    }
}
