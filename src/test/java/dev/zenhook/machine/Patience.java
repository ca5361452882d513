package dev.zenhook.machine;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what is to happen, unless it says so itself: long enough for a machine that has much else to
 * do. What happens ends the wait at once, so it costs time only where something is broken.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONG_ENOUGH);
    }
}
