package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wall clock is set forth by an hour, and back again. */
abstract class ClockJumpContract extends StoreContract {
    private static final Duration JUMP = Duration.ofHours(1);

    private void clockJumpsAhead() {
        clock.advance(JUMP);
    }

    private void clockJumpsBack() {
        clock.advance(JUMP.negated());
    }

    /** Its dispatcher, working all the time. */
    private void step() {
        store.claim("mailer");
    }

    @Test
    void whatArrivesWhileItIsAheadRunsAtOnceAlsoAfterItHasJumpedBack() {
        step();
        clockJumpsAhead();
        step();
        store.arrives(event("event_1"), "mailer");
        clockJumpsBack();

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    @Test
    void whatIsQueuedWhileItIsAheadRunsInItsTurn() {
        clockJumpsAhead();
        store.arrives(event("event_1", "ent_1"), "mailer");
        store.arrives(event("event_2", "ent_1"), "mailer");
        Claim first = store.claim("mailer").getFirst();
        clockJumpsBack();
        step();
        store.succeeded(first);

        assertThat(store.claimed("mailer")).containsExactly("mailer event_2");
    }

    @Test
    void whatArrivedWhileItWasAheadRunsAtOnceAfterARestart() {
        clockJumpsAhead();
        store.arrives(event("event_1"), "mailer");
        clockJumpsBack();

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    @Test
    void aRetryOfARunThatBeganWhileItWasAheadWaitsAsLongAsPlanned() {
        store.arrives(event("event_1"), "mailer");
        clockJumpsAhead();
        store.failed(store.claim("mailer").getFirst(), Duration.ofSeconds(1), "no");
        clockJumpsBack();
        assertThat(store.claimed("mailer")).isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    @Test
    void aRetryIsSetBackOnceHoweverManyReplicasLook() {
        step();
        clockJumpsAhead();
        store.arrives(event("event_1"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofHours(10), "no");
        SetBackClock other = new SetBackClock(store.database);
        madeDue(other);
        clockJumpsBack();
        step();

        assertThat(madeDue(other)).isZero();
        clock.advance(Duration.ofHours(10).minusSeconds(1));
        assertThat(store.claimed("mailer")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    /** It may still run where it was given back, until that process has ended. */
    @Test
    void whatWasGivenBackForLaterIsNotTakenForSomethingThatArrivedWhileItWasAhead() {
        store.arrives(event("event_1"), "mailer");
        store.release(store.claim("mailer").getFirst(), Duration.ofSeconds(30));

        assertThat(madeDue(new SetBackClock(store.database))).isZero();
        assertThat(store.claimed("mailer")).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    /** It may be millions. */
    @Test
    void howeverMuchArrivedWhileItWasAheadAStepLooksAtAWindowOfIt() {
        clockJumpsAhead();
        for (int n = 0; n < 5; n++) {
            store.arrives(event("event_" + n), "mailer");
        }
        clockJumpsBack();
        SetBackClock clocks = new SetBackClock(store.database, 2);

        assertThat(madeDue(clocks)).isEqualTo(2);
        assertThat(clocks.goesOn()).isTrue();
        assertThat(madeDue(clocks)).isEqualTo(2);
        assertThat(madeDue(clocks)).isEqualTo(1);
        assertThat(clocks.goesOn()).isFalse();
        assertThat(madeDue(clocks)).isZero();
        assertThat(store.claim("mailer")).hasSize(5);
    }

    private int madeDue(SetBackClock clocks) {
        List<String> handlers = List.of("mailer");
        List<DeliveryId> next = clocks.next(handlers, clock.millis());
        store.database.lightly(transaction -> {
            clocks.makeDue(transaction.sql(), next, clock.millis());
            return next;
        });
        clocks.looked(handlers, clock.millis());
        return next.size();
    }

    @Test
    void whatWasNotCommittedIsLookedForAgain() {
        clockJumpsAhead();
        store.arrives(event("event_1"), "mailer");
        clockJumpsBack();
        SetBackClock clocks = new SetBackClock(store.database);

        assertThat(clocks.next(List.of("mailer"), clock.millis())).hasSize(1);
        assertThat(clocks.next(List.of("mailer"), clock.millis())).hasSize(1);
    }

    @Test
    void aRetryIsNotHeldUpByAJumpAhead() {
        store.arrives(event("event_1"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofMinutes(1), "no");
        clockJumpsAhead();

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }
}
