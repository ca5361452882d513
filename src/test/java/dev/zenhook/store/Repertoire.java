package dev.zenhook.store;

import static dev.zenhook.store.Acts.where;
import static dev.zenhook.store.Events.event;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.RawBody;
import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that a store does often, once. */
final class Repertoire {
    private Repertoire() {}

    static void play(OpenStore store, SettableClock clock) throws InterruptedException {
        for (int n = 0; n < 30; n++) {
            store.arrives(event("event_" + n, "ent_" + n % 5), "mailer", "billing");
            store.arrives(event("free_" + n), "mailer");
        }
        List<Claim> claims = store.claim(20, "mailer", "billing");
        store.leases.renew(claims);
        store.failed(claims.get(0), Duration.ofHours(1), "no");
        store.park(claims.get(1), ParkedReason.UNRECOVERABLE, "never");
        store.release(claims.get(2));
        store.succeeded(claims.get(3));
        store.claim(20, "mailer", "billing");
        store.parked.unannounced(0, 10).forEach(store.parked::announced);
        store.queue.wake();
        store.queue.awaitWork(List.of("mailer", "billing"));
        clock.advance(Duration.ofMinutes(1));
        store.leases.takeOver(List.of());
        clock.advance(Duration.ofMinutes(-2));
        store.claim(20, "mailer", "billing");
        clock.advance(Duration.ofMinutes(4));
        store.known.know(Set.of("mailer"));
        store.known.parkUnknown(Duration.ofMinutes(1));
        store.arrives(Events.emptyTest(), "mailer");
        store.arrives(Events.emptyTest(), "mailer");
        store.log.find("main", EntryKey.ofEventId("event_1")).map(store.log::deliveries);
        new EntryPresence(store.database).has("main", EntryKey.ofEventId("event_1"));
        store.tests.since(store.tests.mark("main"), "whl_1");
        store.hearing.watch(Map.of("main", Optional.of(Duration.ofDays(1))));
        store.hearing.look(List.of("main"));
        store.backlog.read();
        look(store);
        repair(store);
        keepHouse(store, clock);
    }

    /** What an operator asks, and an index or the newest end of the log can answer. */
    private static void look(OpenStore store) {
        List<InboxFilter> filters = List.of(
                where("tenant", "main", "resource", "ent_1"),
                where("delivery", "PARKED", "handler", "mailer"),
                where("tenant", "main", "status", "UNREADABLE"),
                where("tenant", "main", "code", "customer.*"));
        for (InboxFilter filter : filters) {
            store.search.list(filter, Long.MAX_VALUE, 50).forEach(line -> store.history.deliveries(line.number()));
        }
        store.search.next(where("delivery", "PARKED"), 0, store.search.last(), 50);
        store.search.count(where("delivery", "PARKED"));
        store.search.count(where("tenant", "main", "resource", "ent_1"));
        store.search.find(store.search.last());
    }

    /** What an operator does. */
    private static void repair(OpenStore store) {
        Guide guide = Guide.to("mailer", "billing");
        Acts.done(store, Acts.replay(where("delivery", "PARKED")), guide);
        Acts.done(store, Acts.discard(where("tenant", "main", "resource", "ent_2")), guide);
        Acts.done(store, Acts.erase("main", "ent_3"), guide);
        store.inbox.storeUnreadable("main", RawBody.of(new byte[] {1}), store.proof(), "no JSON");
        store.inbox.storeUnreadable("main", RawBody.of(new byte[] {1}), store.proof(), "no JSON");
        Acts.done(
                store,
                Acts.replay(where("tenant", "main", "status", "UNREADABLE")),
                guide.reading(event("once_unreadable")));
        ActTable acts = new ActTable(store.database);
        acts.goesOn(acts.begin(Acts.erase("main", "ent_3")), new ActTable.Tally(1, 1, 0));
        store.repair.newest(20).forEach(act -> store.repair.stop(act.number(), "Ada"));
    }

    /** What is done now and then. */
    private static void keepHouse(OpenStore store, SettableClock clock) {
        store.shelf.put("main", "t_1", "sha256:first", "{}");
        store.shelf.put("main", "t_1", "sha256:second", "{}");
        store.shelf.revokeReplaced("main", "t_1");
        store.shelf.keysOf("main", "t_1");
        store.turns.take("registration", Duration.ofMinutes(1));
        store.turns.keep("registration", Duration.ofMinutes(1));
        store.turns.giveBack("registration");
        store.turns.clear();
        store.leases.letFollow();
        store.retention.round(pause -> true);
        Horizon horizon = new Horizon(store.database);
        horizon.lastDate();
        horizon.firstReceipt();
        horizon.move(horizon.position(), clock.millis());
        clock.advance(Duration.ofDays(100));
        store.retention.round(pause -> false);
    }
}
