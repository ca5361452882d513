package dev.zenhook.store;

import static dev.zenhook.store.Acts.discard;
import static dev.zenhook.store.Acts.erase;
import static dev.zenhook.store.Acts.replay;
import static dev.zenhook.store.Acts.replayAll;
import static dev.zenhook.store.Acts.where;
import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not to run any more, or not even to be known any more. */
abstract class DiscardContract extends StoreContract {
    private final InboxFilter everything = where("code", "*");
    private final Guide nobody = Guide.to();

    private InboxFilter only(WebhookEvent event) {
        return where("entry", String.valueOf(store.entry(event).number()));
    }

    @Test
    void whatWasParkedIsDiscardedAndNotReplayedByDefault() {
        store.arrives(event("event_1"), "mailer");
        store.park(store.claim("mailer").getFirst(), ParkedReason.GAVE_UP, "no");

        Acts.done(store, discard(everything), nobody);

        assertThat(store.delivery(event("event_1")).status()).isEqualTo(DeliveryStatus.DISCARDED);
        assertThat(Acts.done(store, replay(everything), Guide.to("mailer")).changed())
                .isZero();
        assertThat(Acts.done(store, replayAll(everything), Guide.to("mailer")).changed())
                .isEqualTo(1);
    }

    @Test
    void whatWaitsIsNotRun() {
        store.arrives(event("event_1"), "mailer");

        Acts.done(store, discard(everything), nobody);

        assertThat(store.claim("mailer")).isEmpty();
    }

    @Test
    void whoQueuedBehindWhatIsDiscardedFollows() {
        store.arrives(event("first", "ent_1"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofHours(1), "no");
        store.arrives(event("second", "ent_1"), "mailer");
        assertThat(store.claim("mailer")).isEmpty();
        assertThat(store.delivery(event("second", "ent_1")).status()).isEqualTo(DeliveryStatus.QUEUED);

        Acts.done(store, discard(only(event("first", "ent_1"))), nobody);

        assertThat(store.claimed("mailer")).containsExactly("mailer second");
    }

    @Test
    void whatIsRunningKeepsItsPlaceAndIsNotRunAgain() {
        store.arrives(event("first", "ent_1"), "mailer");
        Claim running = store.claim("mailer").getFirst();
        store.arrives(event("second", "ent_1"), "mailer");

        Acts.done(store, discard(only(event("first"))), nobody);
        assertThat(store.claim("mailer")).isEmpty();
        assertThat(store.delivery(event("first")).status()).isEqualTo(DeliveryStatus.RUNNING);

        store.failed(running, Duration.ZERO, "no");
        assertThat(store.claimed("mailer")).containsExactly("mailer second");
        assertThat(store.delivery(event("first")).status()).isEqualTo(DeliveryStatus.DISCARDED);
    }

    @Test
    void whatIsDiscardedWhileItRunsMaySucceed() {
        store.arrives(event("event_1"), "mailer");
        Claim running = store.claim("mailer").getFirst();

        Acts.done(store, discard(everything), nobody);
        store.succeeded(running);

        assertThat(store.delivery(event("event_1")).status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    @Test
    void whatIsDiscardedWhileItRunsIsNotRunAfterACrash() {
        store.arrives(event("event_1"), "mailer");
        store.claim("mailer");

        Acts.done(store, discard(everything), nobody);
        theProcessDies();

        assertThat(store.delivery(event("event_1")).status()).isEqualTo(DeliveryStatus.DISCARDED);
        assertThat(store.claim("mailer")).isEmpty();
    }

    @Test
    void onlyTheDeliveriesThatTheFilterNamesAreDiscarded() {
        store.arrives(event("event_1"), "mailer", "billing");

        Acts.done(store, discard(where("handler", "billing", "delivery", "waiting")), nobody);

        assertThat(store.claimed("mailer", "billing")).containsExactly("mailer event_1");
    }

    @Test
    void everythingOfAResourceIsErasedAndNothingElse() {
        store.arrivesTraced(OpenStore.TRACE, event("waiting", "ent_1"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofHours(1), "Ada Lovelace has no mailbox");
        store.arrives(event("another", "ent_2"), "mailer");
        store.arrives(Events.of("test", "waiting", "ent_1"), "mailer");

        Act act = Acts.done(store, erase("main", "ent_1"), nobody);

        assertThat(act.changed()).isEqualTo(1);
        InboxLog.Entry erased = store.entry(event("waiting"));
        assertThat(erased.status()).isEqualTo(EntryStatus.ERASED);
        assertThat(erased.body().size()).isZero();
        assertThat(erased.signature()).isEmpty();
        assertThat(erased.resourceId()).isNull();
        assertThat(store.log.deliveries(erased)).isEmpty();
        assertThat(store.traces()).containsOnlyNulls();
        assertThat(failures()).isZero();
        assertThat(store.claim("mailer")).hasSize(2);
    }

    private long failures() {
        return store.database
                .read()
                .sql("select count(*) from failure")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    @Test
    void whatWasErasedDoesNotComeBack() {
        store.arrives(event("event_1", "ent_1"), "mailer");
        Acts.done(store, erase("main", "ent_1"), nobody);

        assertThat(store.arrives(event("event_1", "ent_1"), "mailer")).isEqualTo(Receipt.REPEATED);
        assertThat(Acts.done(store, replayAll(only(event("event_1"))), Guide.to("mailer"))
                        .remaining())
                .isEqualTo(1);
        assertThat(store.entry(event("event_1")).body().size()).isZero();
        assertThat(store.claim("mailer")).isEmpty();
    }

    @Test
    void erasingWaitsForTheHandlerThatHasTheEventInItsHands() {
        store.arrives(event("running", "ent_1"), "mailer");
        Claim running = store.claim("mailer").getFirst();
        store.arrives(event("waiting", "ent_1"), "mailer");

        Act act = store.repair.begin(erase("main", "ent_1"), nobody);
        await().until(() -> store.entry(event("waiting")).status() == EntryStatus.ERASED);
        assertThat(store.entry(event("running")).status()).isEqualTo(EntryStatus.ACCEPTED);
        assertThat(store.repair.find(act.number()).orElseThrow().state()).isEqualTo(ActState.RUNNING);

        store.failed(running, Duration.ZERO, "no");
        await().until(() -> store.repair.find(act.number()).orElseThrow().state() == ActState.DONE);
        assertThat(store.entry(event("running")).status()).isEqualTo(EntryStatus.ERASED);
    }

    @Test
    void theRecordOfAnErasureHoldsTheResourceAlone() {
        store.arrives(event("event_1", "ent_1"), "mailer");

        Act act = Acts.done(store, erase("main", "ent_1"), nobody);

        assertThat(act.asked().filter().texts())
                .containsOnlyKeys("tenant", "resource")
                .containsEntry("resource", "ent_1");
        assertThat(List.of(act.changed(), act.remaining())).containsExactly(1L, 0L);
    }
}
