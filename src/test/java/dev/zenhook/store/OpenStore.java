package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.testkit.SettableClock;
import java.util.Arrays;
import java.util.List;

/** A database that is open, and what is done with it. */
final class OpenStore implements AutoCloseable {
    final Database database;
    final Inbox inbox;
    final DeliveryQueue queue;
    final InboxLog log;
    private final SettableClock clock;

    OpenStore(Database database, SettableClock clock) {
        WorkSignal signal = new WorkSignal();
        this.database = database;
        this.inbox = new Inbox(database, signal, clock);
        this.queue = new DeliveryQueue(database, signal, clock);
        this.log = new InboxLog(database);
        this.clock = clock;
    }

    Proof proof() {
        return new Proof("c2lnbmF0dXJl", "sha256:key", clock.instant());
    }

    Receipt arrives(WebhookEvent event, String... handlers) {
        EntryKey key = event.body().size() == 0 ? EntryKey.ofBody(event.body()) : EntryKey.ofEventId(event.id());
        return inbox.store(key, event, proof(), Arrays.asList(handlers));
    }

    List<Claim> claim(String... handlers) {
        return queue.claim(List.of(handlers), 100);
    }

    /** The claims as {@code handler event}. */
    List<String> claimed(String... handlers) {
        return claim(handlers).stream()
                .map(claim -> claim.handler() + " " + claim.event().id())
                .toList();
    }

    InboxLog.Entry entry(WebhookEvent event) {
        EntryKey key = event.body().size() == 0 ? EntryKey.ofBody(event.body()) : EntryKey.ofEventId(event.id());
        return log.find(event.tenant(), key).orElseThrow();
    }

    InboxLog.Delivery delivery(WebhookEvent event) {
        return log.deliveries(entry(event)).getFirst();
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
