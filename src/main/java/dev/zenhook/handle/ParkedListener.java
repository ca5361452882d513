package dev.zenhook.handle;

/**
 * Is told of every parked delivery, so that somebody looks at it. A bean of this type replaces the default, which logs at
 * ERROR; several are all told.
 */
@FunctionalInterface
public interface ParkedListener {
    /**
     * Called after the parking is stored, at least once for each delivery: a listener that throws is called again, a
     * minute later.
     */
    void parked(ParkedDelivery delivery);
}
