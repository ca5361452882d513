package dev.zenhook.handle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of parked deliveries where nobody else does. */
final class ParkedLogger implements ParkedListener {
    private static final Logger log = LoggerFactory.getLogger(ParkedLogger.class);

    @Override
    public void parked(ParkedDelivery delivery) {
        log.error(
                "Parked for handler {}: {} ({} after {} attempts; last error: {})",
                delivery.handler(),
                delivery.event(),
                delivery.reason(),
                delivery.attempts(),
                delivery.lastError());
    }
}
