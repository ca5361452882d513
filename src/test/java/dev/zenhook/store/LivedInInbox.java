package dev.zenhook.store;

import static dev.zenhook.store.Events.dated;
import static dev.zenhook.store.Events.emptyTest;
import static dev.zenhook.store.Events.event;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.RawBody;
import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import java.util.List;

/** An inbox in which everything has happened that can: entries and deliveries in all states, a trace, acts, keys, a horizon. */
final class LivedInInbox {
    static final RawBody UNREADABLE = RawBody.of(new byte[] {0, 1, 0, (byte) 0xFF, 0, '\\', '"', 0});
    static final String[] HANDLERS = {"mailer", "book"};
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    static final String ACCOUNT = "t_1 at https://example.api";

    private LivedInInbox() {}

    static void live(OpenStore store, SettableClock clock) {
        store.known.know(List.of(HANDLERS));
        store.arrives(dated("long_ago", clock.instant()), "mailer");
        store.claim("mailer").forEach(store::succeeded);
        daysPass(store, clock, 40);
        store.arrives(dated("stale", clock.instant().minus(Duration.ofDays(35))), "mailer");
        keys(store, clock);
        finished(store);
        erased(store);
        unfinished(store);
        store.arrives(event("nobodys"));
        store.arrives(emptyTest(), "mailer");
        store.inbox.storeUnreadable("main", UNREADABLE, store.proof(), "no JSON");
    }

    private static void daysPass(OpenStore store, SettableClock clock, int days) {
        for (int day = 0; day < days; day++) {
            clock.advance(Duration.ofDays(1));
            store.retention.round(pause -> true);
        }
    }

    private static void keys(OpenStore store, SettableClock clock) {
        store.shelf.put("main", ACCOUNT, "sha256:first", "{\"n\":\"first\"}");
        clock.advance(Duration.ofHours(1));
        store.shelf.put("main", ACCOUNT, "sha256:second", "{\"n\":\"second\"}");
    }

    private static void finished(OpenStore store) {
        store.arrives(event("done"), "mailer", "book");
        store.claim("mailer", "book").forEach(store::succeeded);
        store.arrives(event("replayed"), "mailer");
        store.park(store.claim("mailer").getFirst(), ParkedReason.GAVE_UP, "no");
        Acts.done(store, Acts.replay(Acts.where("delivery", "PARKED")), Guide.to("mailer"));
        store.claim("mailer").forEach(store::succeeded);
        store.arrives(event("discarded"), "mailer");
        store.park(store.claim("mailer").getFirst(), ParkedReason.GAVE_UP, "no");
        Acts.done(store, Acts.discard(Acts.where("delivery", "PARKED")), Guide.to("mailer"));
        store.arrives(event("parked"), "mailer");
        store.park(store.claim("mailer").getFirst(), ParkedReason.UNRECOVERABLE, "never");
    }

    private static void erased(OpenStore store) {
        store.arrives(event("erased", "ent_erased"), "mailer");
        store.claim("mailer").forEach(store::succeeded);
        Acts.done(store, Acts.erase("main", "ent_erased"), Guide.to("mailer"));
    }

    /** Of one resource: one runs while the process dies, two wait behind it. One of another waits for its retry. */
    private static void unfinished(OpenStore store) {
        store.arrivesTraced(TRACE, event("retried", "ent_2"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofMinutes(5), "busy");
        store.arrives(event("first", "ent_1"), "mailer");
        store.claim("mailer");
        store.arrives(event("second", "ent_1"), "mailer");
        store.claim("mailer");
        store.arrives(event("third", "ent_1"), "mailer", "book");
    }
}
