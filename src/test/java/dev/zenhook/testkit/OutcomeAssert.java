package dev.zenhook.testkit;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.InboxLog;
import org.assertj.core.api.AbstractAssert;

/** Says what should have become of a webhook. A handler is named by its id: {@code bean.method}, or the one it was given. */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {
    OutcomeAssert(Outcome actual) {
        super(actual, OutcomeAssert.class);
    }

    public OutcomeAssert isAnswered(int status) {
        return actual.status() == status
                ? this
                : fail("Expected the answer %d, but it was %d", status, actual.status());
    }

    /** The handler returned, however often it had to be tried. */
    public OutcomeAssert isHandledBy(String handler) {
        InboxLog.Delivery delivery = deliveryTo(handler);
        return delivery.status() == DeliveryStatus.SUCCEEDED
                ? this
                : fail("Expected %s to have handled it, but its delivery is %s", handler, delivery);
    }

    /** The handler gave up on it for that reason. */
    public OutcomeAssert isParkedBy(String handler, ParkedReason reason) {
        InboxLog.Delivery delivery = deliveryTo(handler);
        return delivery.status() == DeliveryStatus.PARKED && delivery.parkedReason() == reason
                ? this
                : fail("Expected the delivery to %s to be parked as %s, but it is %s", handler, reason, delivery);
    }

    /** The handler ran so many times. */
    public OutcomeAssert hasAttempts(String handler, int attempts) {
        InboxLog.Delivery delivery = deliveryTo(handler);
        return delivery.attempts() == attempts
                ? this
                : fail("Expected %s to have run %d times, but its delivery is %s", handler, attempts, delivery);
    }

    /** It was for that handler not at all. */
    public OutcomeAssert isNoBusinessOf(String handler) {
        return actual.deliveries().stream()
                        .noneMatch(delivery -> delivery.handler().equals(handler))
                ? this
                : fail("Expected nothing for %s, but there is %s", handler, deliveryTo(handler));
    }

    private InboxLog.Delivery deliveryTo(String handler) {
        return actual.deliveries().stream()
                .filter(delivery -> delivery.handler().equals(handler))
                .findFirst()
                .orElseThrow(() -> failure(
                        "Expected a delivery to %s, but there are only %s (answer %d, entry %s)",
                        handler, actual.deliveries(), actual.status(), actual.entry()));
    }

    private OutcomeAssert fail(String message, Object... arguments) {
        throw failure(message, arguments);
    }
}
