package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.event.ParkedReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a claim. */
abstract class OutcomeContract extends StoreContract {
    private Claim claimOf(String id) {
        store.arrives(event(id), "mailer");
        return claimAgain();
    }

    private Claim claimAgain() {
        return store.claim("mailer").getFirst();
    }

    private InboxLog.Delivery delivery(String id) {
        return store.delivery(event(id));
    }

    @Test
    void aSuccessEndsADeliveryAndForgetsItsLastError() {
        Claim failing = claimOf("event_1");
        store.failed(failing, Duration.ZERO, "no");
        store.succeeded(claimAgain());

        assertThat(delivery("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.SUCCEEDED, 2, 0, null, null));
    }

    @Test
    void aFailureIsRemembered() {
        store.failed(claimOf("event_1"), Duration.ofSeconds(1), "no");

        assertThat(delivery("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.WAITING, 1, 0, null, "no"));
    }

    @Test
    void aParkingIsRememberedWithItsReason() {
        store.park(claimOf("event_1"), ParkedReason.GAVE_UP, "no");

        assertThat(delivery("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.PARKED, 1, 0, ParkedReason.GAVE_UP, "no"));
    }

    /** Its claim is committed already, and would else hold back its resource until a restart. */
    @Test
    void aClaimForWhoseEventThereIsNoMemoryIsGivenBack() {
        Claim claim = claimOf("event_1");
        EventRow large = mock(EventRow.class);
        when(large.event()).thenThrow(new OutOfMemoryError("pretended"));
        when(large.withoutPayload()).thenReturn(claim.event());
        ClaimTable.Row row = new ClaimTable.Row(claim.delivery(), "mailer", 1, claim.createdAt(), large, null);

        assertThat(store.queue.read(List.of(row))).isEmpty();
        assertThat(store.queue.isUnfinished()).isTrue();
        assertThat(store.claim("mailer")).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(claimAgain().attempt()).isEqualTo(1);
    }

    @Test
    void aReleaseGivesTheAttemptBack() {
        store.release(claimOf("event_1"));

        assertThat(delivery("event_1").attempts()).isZero();
        assertThat(claimAgain().attempt()).isEqualTo(1);
    }

    @Test
    void anOutcomeCountsForTheClaimItWasMadeUnderOnly() {
        Claim lost = claimOf("event_1");
        theProcessDies();
        Claim current = claimAgain();

        store.succeeded(lost);
        store.failed(lost, Duration.ZERO, "late");
        store.park(lost, ParkedReason.GAVE_UP, "late");
        store.release(lost);
        assertThat(delivery("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.RUNNING, 2, 1, null, null));

        store.succeeded(current);
        store.park(current, ParkedReason.GAVE_UP, "late");
        assertThat(delivery("event_1").status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    @Test
    void whatADeadProcessLeftRunningWaitsAgain() {
        claimOf("running");
        store.arrives(event("waiting"), "mailer");

        assertThat(theProcessDies()).isEqualTo(new Leases.Left(1, Map.of()));
        assertThat(store.claimed("mailer")).containsExactly("mailer running", "mailer waiting");
    }

    @Test
    void theThirdDeathParks() {
        claimOf("event_1");
        theProcessDies();
        claimAgain();
        theProcessDies();
        claimAgain();
        assertThat(delivery("event_1").status()).isEqualTo(DeliveryStatus.RUNNING);
        store.arrives(event("event_2"), "mailer");
        claimAgain();

        assertThat(theProcessDies()).isEqualTo(new Leases.Left(2, Map.of("mailer", 1)));

        assertThat(delivery("event_1"))
                .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.PARKED, 3, 3, ParkedReason.CRASHED, null));
        assertThat(store.claimed("mailer")).containsExactly("mailer event_2");
    }

    @Test
    void whatWaitsForAHandlerThatNobodyHasKnownForAWhileIsParked() {
        store.arrives(event("theirs"), "gone");
        store.arrives(event("ours"), "mailer");
        store.known.know(Set.of("gone"));
        clock.advance(Duration.ofMinutes(59));
        store.known.know(Set.of("mailer"));
        assertThat(store.known.parkUnknown(Duration.ofHours(1))).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(store.known.parkUnknown(Duration.ofHours(1))).isEqualTo(Map.of("gone", 1));

        assertThat(delivery("theirs").parkedReason()).isEqualTo(ParkedReason.REMOVED);
        assertThat(delivery("ours").status()).isEqualTo(DeliveryStatus.WAITING);
    }

    @Test
    void whatIsQueuedBehindOneThatIsParkedAsRemovedFollows() {
        store.arrives(event("old", "ent_1"), "mailer");
        store.failed(claimAgain(), Duration.ofHours(2), "no");
        clock.advance(Duration.ofHours(1));
        store.arrives(event("new", "ent_1"), "mailer");
        assertThat(store.claim("mailer")).isEmpty();

        assertThat(store.known.parkUnknown(Duration.ofHours(1))).isEqualTo(Map.of("mailer", 1));

        assertThat(store.claimed("mailer")).containsExactly("mailer new");
    }

    @Test
    void whatIsParkedAsRemovedIsCountedByHandler() {
        store.arrives(event("event_1", "ent_1"), "gone", "lost");
        store.failed(store.claim("gone").getFirst(), Duration.ofHours(2), "no");
        store.arrives(event("event_2", "ent_1"), "gone", "mailer");
        assertThat(store.claim("gone")).as("it is queued").isEmpty();
        store.arrives(event("event_3"), "gone");
        clock.advance(Duration.ofHours(1));
        store.known.know(Set.of("mailer"));

        assertThat(store.known.parkUnknown(Duration.ofHours(1)))
                .as("whether it waits or is queued")
                .isEqualTo(Map.of("gone", 3, "lost", 1));
    }

    @Test
    void howeverMuchWaitsForARemovedHandlerItIsParkedAndCounted() {
        store.arrives(event("event_1"));
        store.database.lightly(transaction -> transaction.sql().sql("""
            insert into delivery (entry_id, handler, tenant, status, created_at, due_at)
            with recursive many (n) as (select 1 union all select n + 1 from many where n < 2100)
            select entry.id, 'gone', 'main', 'WAITING', 0, 0 from many cross join entry
            """).update());

        assertThat(store.known.parkUnknown(Duration.ofHours(1))).isEqualTo(Map.of("gone", 2_100));
        assertThat(store.known.parkUnknown(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void whatHasNotWaitedLongItselfIsNotParked() {
        store.arrives(event("theirs"), "gone");
        clock.advance(Duration.ofMinutes(59));

        assertThat(store.known.parkUnknown(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void everyParkingIsToldUntilItIsMarkedAsTold() {
        store.park(claimOf("one"), ParkedReason.GAVE_UP, "no");
        store.park(claimOf("two"), ParkedReason.UNRECOVERABLE, "never");
        store.succeeded(claimOf("three"));

        Parked one = store.parked.unannounced(0, 1).getFirst();
        assertThat(one).isEqualTo(new Parked(one.delivery(), "mailer", one.event(), ParkedReason.GAVE_UP, 1, "no"));
        assertThat(store.parked.unannounced(one.delivery(), 10))
                .extracting(parked -> parked.event().id())
                .containsExactly("two");

        store.parked.announced(one);
        assertThat(store.parked.unannounced(0, 10))
                .extracting(parked -> parked.event().id())
                .containsExactly("two");
    }

    @Test
    void aSecondParkingIsToldAlthoughTheNewsOfTheFirstCameLate() {
        store.arrives(Events.emptyTest(), "mailer");
        store.park(claimAgain(), ParkedReason.UNRECOVERABLE, "first");
        Parked first = store.parked.unannounced(0, 1).getFirst();
        clock.advance(Duration.ofMinutes(1));
        store.arrives(Events.emptyTest(), "mailer");

        store.parked.announced(first);
        store.park(claimAgain(), ParkedReason.UNRECOVERABLE, "second");

        assertThat(store.parked.unannounced(0, 10))
                .extracting(Parked::lastError)
                .containsExactly("second");
    }
}
