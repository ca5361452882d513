package dev.zenhook.dispatch;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryQueue;
import dev.zenhook.store.EntryKey;
import dev.zenhook.store.Inbox;
import dev.zenhook.store.InboxLog;
import dev.zenhook.store.Leases;
import dev.zenhook.store.Proof;
import dev.zenhook.store.StoreConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The inbox without anybody who works it off. To close it while a claim has no outcome is to die. */
final class StoreAlone implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private StoreAlone(Path directory) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("zenhook.store.directory", directory.toString())));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(StoreConfiguration.class);
        context.refresh();
    }

    static StoreAlone in(Path directory) {
        return new StoreAlone(directory);
    }

    void arrives(String id, String handler) {
        store(context.getBean(Inbox.class), id, handler);
    }

    /** Stores an event for a handler, whether or not there is one with that id. */
    static void store(Inbox inbox, String id, String handler) {
        RawBody body = RawBody.of(FastZenhook.event(id).body());
        WebhookEvent event = new WebhookEvent(
                "main",
                id,
                EventCode.CUSTOMER_CREATED,
                null,
                null,
                1,
                WireFormat.payload(WireFormat.read(body.bytes())),
                body,
                false,
                false,
                0);
        Proof proof = new Proof("c2lnbmF0dXJl", "sha256:key", Instant.now());
        inbox.store(EntryKey.ofEventId(id), event, proof, List.of(handler), null);
    }

    /** What the start of a process does, and its first claims. */
    List<Claim> reclaimAndClaim(String handler) {
        context.getBean(Leases.class).takeOver(List.of());
        return context.getBean(DeliveryQueue.class).step(List.of(), Map.of(handler, 10));
    }

    InboxLog.Delivery delivery(String id, String handler) {
        InboxLog log = context.getBean(InboxLog.class);
        return log.deliveries(log.find("main", EntryKey.ofEventId(id)).orElseThrow()).stream()
                .filter(delivery -> delivery.handler().equals(handler))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
