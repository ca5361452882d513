package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    void aRetryIsNotHeldUpByAJumpAhead() {
        store.arrives(event("event_1"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofMinutes(1), "no");
        clockJumpsAhead();

        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }
}
