package dev.zenhook.store;

import static dev.zenhook.store.Acts.replay;
import static dev.zenhook.store.Acts.replayAll;
import static dev.zenhook.store.Acts.replayFor;
import static dev.zenhook.store.Acts.where;
import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a replay does, and what it leaves alone. */
abstract class ReplayContract extends StoreContract {
    private final InboxFilter everything = where("code", "*");

    private void parked(WebhookEvent event) {
        store.arrives(event, "mailer");
        store.park(store.claim("mailer").getFirst(), ParkedReason.GAVE_UP, "no");
    }

    private void succeeded(WebhookEvent event, String... handlers) {
        store.arrives(event, handlers);
        store.claim(handlers).forEach(store::succeeded);
    }

    private List<DeliveryStatus> statuses(WebhookEvent event) {
        return store.log.deliveries(store.entry(event)).stream()
                .map(InboxLog.Delivery::status)
                .toList();
    }

    @Test
    void whatWasParkedRunsOnceMoreAndIsMarked() {
        parked(event("event_1"));

        Act act = Acts.done(store, replay(everything), Guide.to("mailer"));

        assertThat(act.changed()).isEqualTo(1);
        assertThat(statuses(event("event_1"))).containsExactly(DeliveryStatus.REPLAYED, DeliveryStatus.WAITING);
        Claim claim = store.claim("mailer").getFirst();
        assertThat(claim.event().replay()).isTrue();
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.createdAt()).isEqualTo(clock.instant());
    }

    @Test
    void aReplayQueuesBehindWhatWaits() {
        parked(event("old", "ent_1"));
        store.arrives(event("new", "ent_1"), "mailer");

        Acts.done(store, replay(everything), Guide.to("mailer"));

        List<String> order = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Claim claim = store.claim("mailer").getFirst();
            order.add(claim.event().id());
            store.succeeded(claim);
        }
        assertThat(order).containsExactly("new", "old");
    }

    @Test
    void severalAreReplayedInTheOrderOfTheirArrival() {
        parked(event("first", "ent_1"));
        parked(event("second", "ent_1"));

        Acts.done(store, replay(everything), Guide.to("mailer"));

        Claim first = store.claim("mailer").getFirst();
        assertThat(first.event().id()).isEqualTo("first");
        store.succeeded(first);
        assertThat(store.claimed("mailer")).containsExactly("mailer second");
    }

    @Test
    void whatHasSucceededIsLeftAloneUnlessAllIsAsked() {
        succeeded(event("event_1"), "mailer");

        assertThat(Acts.done(store, replay(everything), Guide.to("mailer")).changed())
                .isZero();
        assertThat(store.claim("mailer")).isEmpty();

        Acts.done(store, replayAll(everything), Guide.to("mailer"));
        assertThat(statuses(event("event_1"))).containsExactly(DeliveryStatus.SUCCEEDED, DeliveryStatus.WAITING);
    }

    @Test
    void aReplayThatIsParkedInItsTurnHasNotSucceeded() {
        succeeded(event("event_1"), "mailer");
        Acts.done(store, replayAll(everything), Guide.to("mailer"));
        store.park(store.claim("mailer").getFirst(), ParkedReason.GAVE_UP, "no");

        assertThat(Acts.done(store, replay(everything), Guide.to("mailer")).changed())
                .isEqualTo(1);
    }

    @Test
    void whatIsUnfinishedIsNotDoubled() {
        store.arrives(event("running"), "mailer");
        store.claim("mailer");
        store.arrives(event("waiting"), "mailer");

        assertThat(Acts.done(store, replayAll(everything), Guide.to("mailer")).changed())
                .isZero();
        Acts.done(store, replayAll(everything), Guide.to("mailer"));
        assertThat(statuses(event("running"))).containsExactly(DeliveryStatus.RUNNING);
        assertThat(statuses(event("waiting"))).containsExactly(DeliveryStatus.WAITING);
    }

    @Test
    void handlersThatWereAddedSinceGetItToo() {
        succeeded(event("event_1"), "mailer");

        Acts.done(store, replay(everything), Guide.to("mailer", "added"));

        assertThat(store.claimed("mailer", "added")).containsExactly("added event_1");
    }

    @Test
    void onlyChosenHandlersGetItWhenSomeAreChosen() {
        parked(event("event_1"));

        Acts.done(store, replayFor(everything, "added"), Guide.to("mailer", "added", "another"));

        assertThat(store.claimed("mailer", "added", "another")).containsExactly("added event_1");
    }

    @Test
    void aHandlerInTheFilterIsTheOnlyOneThatIsReplayed() {
        store.arrives(event("event_1"), "mailer", "billing");
        store.claim("mailer", "billing").forEach(claim -> store.park(claim, ParkedReason.GAVE_UP, "no"));

        Acts.done(
                store,
                replay(where("handler", "billing", "delivery", "PARKED")),
                Guide.to("mailer", "billing", "added"));

        assertThat(store.claimed("mailer", "billing", "added")).containsExactly("billing event_1");
    }

    @Test
    void aHandlerThatNobodyKnowsAnyMoreGetsNothing() {
        parked(event("event_1"));

        assertThat(Acts.done(store, replay(everything), Guide.to()).changed()).isZero();
        assertThat(statuses(event("event_1"))).containsExactly(DeliveryStatus.PARKED);
    }

    @Test
    void anUnclaimedEntryIsAcceptedOnceSomebodyWantsIt() {
        store.arrives(event("event_1"));

        Acts.done(store, replay(where("status", "UNCLAIMED")), Guide.to("mailer"));

        assertThat(store.entry(event("event_1")).status()).isEqualTo(EntryStatus.ACCEPTED);
        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    @Test
    void aStaleEntryIsDispatchedByHand() {
        store.database.durably(transaction -> transaction
                .sql()
                .sql("update horizon set before_at = :date")
                .param("date", Instant.parse("2026-07-01T00:00:00Z").toEpochMilli())
                .update());
        assertThat(store.arrives(event("event_1"), "mailer")).isEqualTo(Receipt.STALE);

        Acts.done(store, replay(where("status", "STALE")), Guide.to("mailer"));

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    private static RawBody unreadable(String text) {
        return RawBody.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private InboxLog.Entry newest() {
        return store.log.newest(1).getFirst();
    }

    @Test
    void anUnreadableBodyIsReadAgainAndBecomesAnEvent() {
        store.inbox.storeUnreadable("main", unreadable("{}"), store.proof(), "it was too new");

        Acts.done(
                store, replay(where("status", "UNREADABLE")), Guide.to("mailer").reading(event("event_1", "ent_1")));

        InboxLog.Entry entry = store.entry(event("event_1"));
        assertThat(entry.status()).isEqualTo(EntryStatus.ACCEPTED);
        assertThat(entry.problems()).isNull();
        assertThat(entry.resourceId()).isEqualTo("ent_1");
        assertThat(store.arrives(event("event_1", "ent_1"), "mailer")).isEqualTo(Receipt.REPEATED);
        assertThat(store.log.deliveries(entry)).hasSize(1);
    }

    @Test
    void anUnreadableBodyWhoseEventNobodyWantsIsUnclaimed() {
        store.inbox.storeUnreadable("main", unreadable("{}"), store.proof(), "it was too new");

        Acts.done(store, replay(where("status", "UNREADABLE")), Guide.to().reading(event("event_1")));

        assertThat(store.entry(event("event_1")).status()).isEqualTo(EntryStatus.UNCLAIMED);
    }

    @Test
    void anUnreadableBodyWhoseEventIsThereAlreadyStaysAndSaysSo() {
        succeeded(event("event_1"), "mailer");
        store.inbox.storeUnreadable("main", unreadable("{}"), store.proof(), "it was too new");

        Act act = Acts.done(
                store, replay(where("status", "UNREADABLE")), Guide.to("mailer").reading(event("event_1")));

        assertThat(act.remaining()).isEqualTo(1);
        assertThat(newest().status()).isEqualTo(EntryStatus.UNREADABLE);
        assertThat(newest().problems()).contains("event_1 is there already");
        assertThat(store.claim("mailer")).isEmpty();
    }

    @Test
    void whatIsStillUnreadableSaysWhyToday() {
        store.inbox.storeUnreadable("main", unreadable("no"), store.proof(), "as of then");

        Act act = Acts.done(store, replay(where("status", "UNREADABLE")), Guide.to("mailer"));

        assertThat(act.remaining()).isEqualTo(1);
        assertThat(newest().status()).isEqualTo(EntryStatus.UNREADABLE);
        assertThat(newest().problems()).isEqualTo("$ is no envelope");
    }

    @Test
    void oneEntryIsReplayedAtOnce() {
        parked(event("event_1"));
        parked(event("event_2"));
        String number = String.valueOf(store.entry(event("event_2")).number());

        Act act = store.repair.begin(replay(where("entry", number)), Guide.to("mailer"));

        assertThat(act.state()).isEqualTo(ActState.DONE);
        assertThat(store.claimed("mailer")).containsExactly("mailer event_2");
    }

    @Test
    void manyWhoReplayTheSameEntryAtOnceHaveItRunOnce() throws Exception {
        parked(event("event_1"));
        ActRequest asked = replay(
                where("entry", String.valueOf(store.entry(event("event_1")).number())));
        List<Callable<Act>> operators = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            operators.add(() -> store.repair.begin(asked, Guide.to("mailer")));
        }
        long changed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Act> act : threads.invokeAll(operators)) {
                changed += act.get().changed();
            }
        }
        assertThat(changed).isEqualTo(1);
        assertThat(store.claim("mailer")).hasSize(1);
    }

    @Test
    void aReplayOfTheTestEventWithoutABodyLeavesRoomForTheNext() {
        store.arrives(Events.emptyTest(), "tester");
        store.park(store.claim("tester").getFirst(), ParkedReason.UNRECOVERABLE, "no");
        Acts.done(store, replay(where("code", "webhook.test")), Guide.to("tester"));
        store.succeeded(store.claim("tester").getFirst());

        clock.advance(Duration.ofMinutes(1));
        store.arrives(Events.emptyTest(), "tester");

        assertThat(statuses(Events.emptyTest())).containsExactly(DeliveryStatus.WAITING);
    }
}
