package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may run now, and in which order. */
abstract class ClaimContract extends StoreContract {

    @Test
    void deliveriesOfOneResourceRunOneAtATimeInTheOrderOfArrival() {
        store.arrives(event("first", "ent_1"), "mailer");
        store.arrives(event("second", "ent_1"), "mailer");

        Claim first = store.claim("mailer").getFirst();
        assertThat(first.event().id()).isEqualTo("first");
        assertThat(store.claimed("mailer")).isEmpty();

        store.succeeded(first);
        assertThat(store.claimed("mailer")).containsExactly("mailer second");
    }

    @Test
    void resourcesDoNotWaitForEachOther() {
        store.arrives(event("one", "ent_1"), "mailer");
        store.arrives(event("two", "ent_2"), "mailer");

        assertThat(store.claimed("mailer")).containsExactly("mailer one", "mailer two");
    }

    /** Whoever finished what was before them has died before it could let them follow. */
    @Test
    void whoWasLeftBehindFollowsHoweverManyAreQueued() {
        for (int n = 0; n < 5; n++) {
            store.arrives(event("first_" + n, "ent_" + n), "mailer");
            store.arrives(event("second_" + n, "ent_" + n), "mailer");
            store.arrives(event("third_" + n, "ent_" + n), "mailer");
        }
        store.claim("mailer");
        store.database.lightly(transaction -> transaction
                .sql()
                .sql("update delivery set status = 'SUCCEEDED' where status = 'RUNNING'")
                .update());
        QueuedWalk walk = new QueuedWalk(store.database, 4);

        assertThat(walk.next()).hasSizeLessThan(5);
        assertThat(walk.goesOn()).isTrue();
        store.leases.letFollow();

        assertThat(store.claimed("mailer"))
                .containsExactly(
                        "mailer second_0", "mailer second_1", "mailer second_2", "mailer second_3", "mailer second_4");
    }

    @Test
    void eventsWithoutAResourceDoNotWaitForEachOther() {
        store.arrives(event("one"), "mailer");
        store.arrives(event("two"), "mailer");

        assertThat(store.claimed("mailer")).containsExactly("mailer one", "mailer two");
    }

    @Test
    void handlersDoNotWaitForEachOther() {
        store.arrives(event("one", "ent_1"), "mailer", "billing");
        store.arrives(event("two", "ent_1"), "mailer", "billing");
        Claim billing = store.claim("billing").getFirst();
        store.succeeded(billing);

        assertThat(store.claimed("mailer", "billing")).containsExactly("mailer one", "billing two");
    }

    @Test
    void tenantsDoNotWaitForEachOther() {
        store.arrives(Events.of("main", "one", "ent_1"), "mailer");
        store.arrives(Events.of("test", "two", "ent_1"), "mailer");

        assertThat(store.claimed("mailer")).containsExactly("mailer one", "mailer two");
    }

    @Test
    void whatWaitsForItsRetryHoldsBackItsOwnHandlerAndResourceOnly() {
        store.arrives(event("failing", "ent_1"), "mailer", "billing");
        store.failed(store.claim("mailer").getFirst(), Duration.ofMinutes(1), "no");
        store.arrives(event("behind", "ent_1"), "mailer", "billing");
        store.arrives(event("beside", "ent_2"), "mailer");

        assertThat(store.claimed("mailer", "billing")).containsExactly("billing failing", "mailer beside");

        clock.advance(Duration.ofMinutes(1));
        assertThat(store.claimed("mailer")).containsExactly("mailer failing");
    }

    @Test
    void whatIsParkedHoldsBackNothing() {
        store.arrives(event("hopeless", "ent_1"), "mailer");
        store.arrives(event("behind", "ent_1"), "mailer");
        store.park(store.claim("mailer").getFirst(), ParkedReason.UNRECOVERABLE, "no");

        assertThat(store.claimed("mailer")).containsExactly("mailer behind");
    }

    @Test
    void unknownHandlersAreNotClaimed() {
        store.arrives(event("event_1"), "gone", "mailer");

        assertThat(store.claimed()).isEmpty();
        assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
    }

    @Test
    void noMoreAreClaimedThanMayRunAndTheOldestAreFirst() {
        for (int n = 1; n <= 5; n++) {
            store.arrives(event("event_" + n), "mailer");
        }
        assertThat(store.claim(0, "mailer")).isEmpty();
        assertThat(store.claim(-1, "mailer")).isEmpty();
        assertThat(store.claim(2, "mailer"))
                .extracting(claim -> claim.event().id())
                .containsExactly("event_1", "event_2");
    }

    /** At every attempt, and in each of its handlers: they are one trace. */
    @Test
    void whereAReceiptStandsInItsTraceIsClaimedWithEachRun() {
        store.arrivesTraced(OpenStore.TRACE, event("traced"), "mailer", "billing");
        store.arrives(event("untraced"), "mailer");

        List<Claim> claims = store.claim("mailer", "billing");
        assertThat(claims).extracting(Claim::trace).containsExactly(OpenStore.TRACE, OpenStore.TRACE, null);
        store.failed(claims.getFirst(), Duration.ofMinutes(1), "no");
        clock.advance(Duration.ofMinutes(1));
        assertThat(store.claim("mailer")).extracting(Claim::trace).containsExactly(OpenStore.TRACE);
    }

    @Test
    void nothingIsClaimedBeforeItIsDue() {
        store.arrives(event("event_1"), "mailer");
        store.failed(store.claim("mailer").getFirst(), Duration.ofMillis(2), "no");

        clock.advance(Duration.ofMillis(1));
        assertThat(store.claim("mailer")).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(store.claim("mailer")).hasSize(1);
    }
}
