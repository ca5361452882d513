package dev.zenhook.dispatch;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.DeliveryQueue;
import java.time.Duration;

/** Parks deliveries whose handler is gone: not at once, because a rolled-back release may bring it back. */
final class RemovedHandlers {
    private final DeliveryQueue queue;
    private final Handlers handlers;
    private final ParkedAnnouncer announcer;
    private final Duration patience;
    private long nextAt;

    RemovedHandlers(DeliveryQueue queue, Handlers handlers, ParkedAnnouncer announcer, Duration patience) {
        this.queue = queue;
        this.handlers = handlers;
        this.announcer = announcer;
        this.patience = patience;
        this.nextAt = System.nanoTime() + patience.toNanos();
    }

    void parkWhenDue() {
        if (System.nanoTime() - nextAt < 0) {
            return;
        }
        nextAt = System.nanoTime() + patience.toNanos();
        if (queue.parkUnknown(handlers.ids()) > 0) {
            announcer.wake();
        }
    }
}
