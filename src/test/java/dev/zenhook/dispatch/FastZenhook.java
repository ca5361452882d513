package dev.zenhook.dispatch;

import static org.awaitility.Awaitility.await;

import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.EntryKey;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A Zenhook that does not wait long, and what is asked of it. */
final class FastZenhook {
    private FastZenhook() {}

    static RunningZenhook.Builder in(Path directory) {
        return RunningZenhook.in(directory)
                .set("zenhook.dispatch.first-delay", "10ms")
                .set("zenhook.dispatch.max-delay", "50ms")
                .set("zenhook.dispatch.shutdown-grace", "10s");
    }

    static Webhook event(String id) {
        return Webhook.event("customer.created").id(id);
    }

    static Webhook event(String id, String resource) {
        return event(id).resource(resource);
    }

    static InboxLog.Delivery delivery(RunningZenhook zenhook, String id, String handler) {
        InboxLog log = zenhook.log();
        InboxLog.Entry entry = log.find("main", EntryKey.ofEventId(id)).orElseThrow();
        return log.deliveries(entry).stream()
                .filter(delivery -> delivery.handler().equals(handler))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a delivery is as described, and gives it. */
    static InboxLog.Delivery awaitDelivery(
            RunningZenhook zenhook, String id, String handler, Predicate<InboxLog.Delivery> described) {
        return await().until(() -> delivery(zenhook, id, handler), described);
    }

    static boolean isDone(InboxLog.Delivery delivery) {
        return delivery.status() == DeliveryStatus.SUCCEEDED;
    }

    static boolean isParked(InboxLog.Delivery delivery) {
        return delivery.status() == DeliveryStatus.PARKED;
    }

    static double gauge(RunningZenhook zenhook, String name) {
        return zenhook.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
