package dev.zenhook.store;

import static dev.zenhook.store.Events.dated;
import static dev.zenhook.store.Events.emptyTest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What leaves, and when: entries after 30 days, and with something parked after 90. A round goes by the horizon of the day
 * before, so what happened on day 0 leaves on day 32.
 */
abstract class RetentionContract extends StoreContract {
    private static final int LAST_DAY = 31;
    private static final int LAST_DAY_OF_PARKED = 91;

    /** An inbox that has been at work: its horizon has made its first move. */
    @BeforeEach
    void thereIsAHorizon() {
        new Horizon(store.database)
                .move(horizon(), clock.instant().minus(Duration.ofDays(30)).toEpochMilli());
    }

    private void thereIsNoHorizonYet() {
        store.database.durably(transaction -> transaction
                .sql()
                .sql("update horizon set before_at = 0, moved_at = 0")
                .update());
    }

    /** With a round on each day. */
    private void daysPass(int days) {
        for (int day = 0; day < days; day++) {
            clock.advance(Duration.ofDays(1));
            round();
        }
    }

    private void round() {
        store.retention.round(pause -> true);
    }

    private WebhookEvent arrives(String id, String... handlers) {
        WebhookEvent event = dated(id, clock.instant());
        store.arrives(event, handlers);
        return event;
    }

    private void succeeds(String id) {
        arrives(id, "mailer");
        store.succeeded(store.claim("mailer").getFirst());
    }

    private List<String> left() {
        return store.log.newest(2_000).reversed().stream()
                .map(entry -> entry.eventId() == null ? entry.status().name() : entry.eventId())
                .toList();
    }

    private void leavesOnTheDayAfter(int days) {
        List<String> before = left();
        daysPass(days);
        assertThat(left()).isEqualTo(before);
        daysPass(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFinishedEntryLeavesAfterTheRetention() {
        succeeds("finished");

        leavesOnTheDayAfter(LAST_DAY);
    }

    @Test
    void anEntryWithoutDeliveriesLeavesAsWell() {
        arrives("nobody's");

        leavesOnTheDayAfter(LAST_DAY);
    }

    @Test
    void whatWasFinishedLaterLeavesLater() {
        arrives("slow", "mailer");
        daysPass(5);
        store.succeeded(store.claim("mailer").getFirst());

        leavesOnTheDayAfter(LAST_DAY);
    }

    @Test
    void whatIsDatedLaterLeavesLater() {
        store.arrives(dated("ahead", clock.instant().plus(Duration.ofDays(5))), "mailer");
        store.succeeded(store.claim("mailer").getFirst());

        leavesOnTheDayAfter(LAST_DAY + 5);
    }

    @Test
    void whatWasReceivedLaterLeavesLater() {
        daysPass(5);
        store.arrives(dated("delayed", clock.instant().minus(Duration.ofDays(5))));

        leavesOnTheDayAfter(LAST_DAY);
    }

    @Test
    void whatWaitsOrRunsStaysForEver() {
        store.arrives(Events.of("main", "running", "ent_1"), "mailer");
        store.arrives(Events.of("main", "queued", "ent_1"), "mailer");
        store.claim("mailer");
        arrives("waiting", "mailer");
        clock.advance(Duration.ofDays(150));

        daysPass(200);

        assertThat(left()).containsExactly("running", "queued", "waiting");
        assertThat(store.log.newest(3))
                .extracting(entry -> store.log.deliveries(entry).getFirst().status())
                .containsExactly(DeliveryStatus.WAITING, DeliveryStatus.QUEUED, DeliveryStatus.RUNNING);
    }

    @Test
    void whatIsParkedLeavesAfterTheRetentionOfParkedOnes() {
        arrives("parked", "mailer", "billing");
        store.park(store.claim("mailer").getFirst(), ParkedReason.UNRECOVERABLE, "no");
        store.succeeded(store.claim("billing").getFirst());

        leavesOnTheDayAfter(LAST_DAY_OF_PARKED);
    }

    @Test
    void whatIsUnreadableLeavesAfterTheRetentionOfParkedOnes() {
        RawBody body = RawBody.of("no envelope".getBytes(StandardCharsets.UTF_8));
        store.inbox.storeUnreadable("main", body, store.proof(), "$: no JSON");

        leavesOnTheDayAfter(LAST_DAY_OF_PARKED);
    }

    @Test
    void anEventIsNotDispatchedTwiceHoweverOftenItIsSentAgain() {
        WebhookEvent event = arrives("captured", "mailer");
        store.succeeded(store.claim("mailer").getFirst());

        for (int day = 0; day < 200; day++) {
            daysPass(1);
            assertThat(store.arrives(event, "mailer")).isNotEqualTo(Receipt.STORED);
        }
        assertThat(store.claim("mailer")).isEmpty();
        assertThat(store.entry(event).status()).isEqualTo(EntryStatus.STALE);
    }

    @Test
    void anUnseenEventDatedBeforeTheHorizonIsStoredAsStaleAndNotDispatched() {
        round();
        WebhookEvent stale =
                dated("old", clock.instant().minus(Duration.ofDays(30)).minusMillis(1));
        WebhookEvent fresh = dated("not so old", clock.instant().minus(Duration.ofDays(30)));

        assertThat(store.arrives(stale, "mailer")).isEqualTo(Receipt.STALE);
        assertThat(store.arrives(stale, "mailer")).isEqualTo(Receipt.REPEATED);
        assertThat(store.arrives(fresh, "mailer")).isEqualTo(Receipt.STORED);

        assertThat(store.claimed("mailer")).containsExactly("mailer not so old");
        assertThat(store.entry(stale).status()).isEqualTo(EntryStatus.STALE);
    }

    @Test
    void ofAnUndatedEventTheKeyStaysAndNothingElse() {
        WebhookEvent undated = Events.of("main", "undated", "ent_1", null);
        store.arrivesTraced(OpenStore.TRACE, undated, "mailer");
        store.succeeded(store.claim("mailer").getFirst());
        daysPass(LAST_DAY);
        assertThat(store.entry(undated).body()).isEqualTo(undated.body());

        daysPass(1);

        InboxLog.Entry entry = store.entry(undated);
        assertThat(entry.isForgotten()).isTrue();
        assertThat(entry.body().size()).isZero();
        assertThat(Arrays.asList(entry.eventId(), entry.code(), entry.resourceId()))
                .containsOnlyNulls();
        assertThat(List.of(entry.signature(), entry.keyFingerprint())).containsOnly("");
        assertThat(store.traces()).containsOnlyNulls();
        assertThat(store.log.deliveries(entry)).isEmpty();
        assertThat(store.arrives(undated, "mailer")).isEqualTo(Receipt.REPEATED);
        assertThat(store.claim("mailer")).isEmpty();
    }

    @Test
    void whatWasErasedDoesNotComeBackWhenItsTimeIsOver() {
        WebhookEvent erased = Events.of("main", "erased", "ent_1", clock.instant());
        store.arrives(erased, "mailer");
        store.succeeded(store.claim("mailer").getFirst());
        Acts.done(store, Acts.erase("main", "ent_1"), Guide.to());

        daysPass(LAST_DAY + 1);

        assertThat(store.arrives(erased, "mailer")).isEqualTo(Receipt.REPEATED);
        assertThat(store.entry(erased).body().size()).isZero();
    }

    @Test
    void whatIsForgottenIsStillShownAndCannotBeReplayed() {
        store.arrives(dated("undated", null));
        daysPass(LAST_DAY + 1);
        long number = store.log.newest(1).getFirst().number();
        InboxFilter only = Acts.where("entry", String.valueOf(number));

        assertThat(store.search.list(only, Long.MAX_VALUE, 1))
                .extracting(InboxSearch.Line::code)
                .containsOnlyNulls();
        assertThat(Acts.done(store, Acts.replay(only), Guide.to("mailer")).remaining())
                .isEqualTo(1);
        assertThat(Acts.done(store, Acts.discard(only), Guide.to()).state()).isEqualTo(ActState.DONE);
    }

    @Test
    void theTestEventWithoutABodyStaysAndIsHandedOverAgain() {
        store.arrives(emptyTest(), "tester");
        store.succeeded(store.claim("tester").getFirst());

        daysPass(LAST_DAY + 1);

        InboxLog.Entry entry = store.entry(emptyTest());
        assertThat(entry.isForgotten()).isFalse();
        assertThat(entry.signature()).isEqualTo("c2lnbmF0dXJl");
        assertThat(store.log.deliveries(entry)).isEmpty();
        store.arrives(emptyTest(), "tester");
        assertThat(store.claim("tester")).hasSize(1);
    }

    @Test
    void failuresLeaveWithTheirDelivery() {
        arrives("failing", "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ZERO, "no");
        store.succeeded(store.claim("mailer").getFirst());

        leavesOnTheDayAfter(LAST_DAY);

        assertThat(count("failure")).isZero();
        assertThat(count("delivery")).isZero();
    }

    private int count(String table) {
        return store.database
                .read()
                .sql("select count(*) from " + table)
                .query((row, n) -> row.getInt(1))
                .single();
    }

    @Test
    void manyLeaveInOneRoundAndThoseInBetweenStay() {
        for (int n = 0; n < 1_050; n++) {
            arrives("event_" + n, n % 250 == 7 ? new String[] {"nobody"} : new String[0]);
        }

        daysPass(LAST_DAY + 1);

        assertThat(left()).containsExactly("event_7", "event_257", "event_507", "event_757", "event_1007");
    }

    @Test
    void aDeliveryThatComesToLifeWhileItsEntryLeavesKeepsIt() {
        succeeds("replayed");
        succeeds("finished");
        daysPass(LAST_DAY);
        DepartureTable departures = new DepartureTable(store.database);
        Leaving leaving = new Leaving(clock.millis(), clock.millis());
        List<Long> leave = departures.after(DepartureTable.Place.START, leaving, 10).stream()
                .map(DepartureTable.Place::id)
                .toList();
        store.database.lightly(transaction -> transaction
                .sql()
                .sql("update delivery set status = 'WAITING', finished_at = null"
                        + " where entry_id = (select id from entry where event_id = 'replayed')")
                .update());

        assertThat(leave).hasSize(2);
        assertThat(departures.leave(leave, leaving)).isEqualTo(1);
        assertThat(store.claimed("mailer")).containsExactly("mailer replayed");
    }

    @Test
    void nothingLeavesBehindAHorizonThatHasJustBeenMoved() {
        succeeds("finished");
        daysPass(LAST_DAY);

        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        round();
        assertThat(left()).containsExactly("finished");

        clock.advance(Duration.ofMillis(1));
        round();
        assertThat(left()).isEmpty();
    }

    @Test
    void aRoundThatEndsEarlyLeavesTheHorizonWhereItWas() {
        succeeds("finished");
        daysPass(LAST_DAY);
        Horizon.Position before = horizon();

        clock.advance(Duration.ofDays(1));
        store.retention.round(pause -> false);

        assertThat(horizon()).isEqualTo(before);
    }

    private Horizon.Position horizon() {
        return new Horizon(store.database).position();
    }

    @Test
    void theHorizonNeverMovesBack() {
        daysPass(3);
        long before = horizon().before();

        clock.advance(Duration.ofDays(-2));
        round();
        assertThat(horizon().before()).isEqualTo(before);

        daysPass(3);
        assertThat(horizon().before()).isGreaterThan(before);
    }

    @Test
    void ofTwoReplicasOnlyOneMovesTheHorizon() {
        Horizon horizon = new Horizon(store.database);
        Horizon.Position seen = horizon.position();
        horizon.move(seen, seen.before() + 1_000);
        horizon.move(seen, seen.before() + 2_000);

        assertThat(horizon().before()).isEqualTo(seen.before() + 1_000);
    }

    @Test
    void beforeTheFirstDatedEventThereIsNoHorizon() {
        thereIsNoHorizonYet();
        store.arrives(dated("undated", null));
        daysPass(30);
        assertThat(horizon().before()).isZero();

        arrives("dated");
        round();
        assertThat(horizon().before())
                .isEqualTo(clock.instant().minus(Duration.ofDays(30)).toEpochMilli());
    }

    @Test
    void whereNothingHasADateItLeavesAllTheSame() {
        thereIsNoHorizonYet();
        WebhookEvent undated = dated("undated", null);
        store.arrives(undated);
        daysPass(100);

        assertThat(store.entry(undated).isForgotten()).isTrue();
    }

    @Test
    void whereNothingHasADateAClockThatIsAYearAheadMovesNothing() {
        thereIsNoHorizonYet();
        clock.advance(Duration.ofDays(365));
        store.arrives(dated("undated", null));
        clock.advance(Duration.ofMinutes(10));
        round();

        assertThat(horizon().before()).isZero();
    }

    @Test
    void aClockThatIsAYearAheadForAnHourDoesNoHarm() {
        aYearAheadForAnHour();
    }

    /** Nothing but the events' dates tells that it is wrong. */
    @Test
    void norDoesOneThatIsAYearAheadAtTheFirstStart() {
        thereIsNoHorizonYet();

        aYearAheadForAnHour();
    }

    private void aYearAheadForAnHour() {
        succeeds("finished");
        clock.advance(Duration.ofDays(365));
        for (int minutes = 0; minutes < 60; minutes += 10) {
            clock.advance(Duration.ofMinutes(10));
            round();
        }
        clock.advance(Duration.ofDays(-365));

        assertThat(left()).containsExactly("finished");
        assertThat(store.arrives(dated("next", clock.instant()), "mailer")).isEqualTo(Receipt.STORED);
        daysPass(LAST_DAY - 1);
        assertThat(left()).containsExactly("finished", "next");
        daysPass(2);
        assertThat(left()).containsExactly("next");
    }
}
