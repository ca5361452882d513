package dev.zenhook.handle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of parked deliveries where nobody else does. The last error stays in the inbox: its message is a handler's author's,
 * and may quote the payload.
 */
final class ParkedLogger implements ParkedListener {
    private static final Logger log = LoggerFactory.getLogger(ParkedLogger.class);

    @Override
    public void parked(ParkedDelivery delivery) {
        log.error(
                "Parked for handler {}: {} ({} after {} attempts; its last error is in the inbox)",
                delivery.handler(),
                delivery.event(),
                delivery.reason(),
                delivery.attempts());
    }
}
