package dev.zenhook.store;

import static dev.zenhook.store.Acts.replay;
import static dev.zenhook.store.Acts.where;
import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who had what done to the log, and how far it is. */
abstract class ActContract extends StoreContract {
    private static final int MANY = 30;

    private final InboxFilter everything = where("code", "*");
    private InboxRepair slow;

    /** Takes a second for each entry. */
    private InboxRepair slow() {
        slow = new InboxRepair(store.database, new WorkSignal(), store.search, new RepairProperties(1));
        return slow;
    }

    @AfterEach
    void closeTheSlowOne() {
        if (slow != null) {
            slow.close();
        }
    }

    private void manyArrive() {
        for (int i = 0; i < MANY; i++) {
            store.arrives(event("event_" + i));
        }
    }

    @Test
    void everyActIsInTheRecord() {
        store.arrives(event("event_1"));

        Act act = Acts.done(store, replay(where("code", "customer.*", "tenant", "main")), Guide.to("mailer"));

        assertThat(store.repair.newest(10)).containsExactly(act);
        assertThat(act.asked()).isEqualTo(replay(where("code", "customer.*", "tenant", "main")));
        assertThat(act.state()).isEqualTo(ActState.DONE);
        assertThat(List.of(act.lookedAt(), act.changed(), act.remaining())).containsExactly(1L, 1L, 0L);
        assertThat(act.startedAt()).isEqualTo(clock.instant());
        assertThat(act.endedAt()).isEqualTo(clock.instant());
    }

    @Test
    void moreThanAPageOfEntriesIsWalkedThrough() {
        for (int i = 0; i < 450; i++) {
            store.arrives(event("event_" + i));
        }
        assertThat(Acts.done(store, replay(everything), Guide.to("mailer")).changed())
                .isEqualTo(450);
        assertThat(store.claim(1_000, "mailer")).hasSize(450);
    }

    @Test
    void anActThatIsStoppedLeavesTheRest() {
        manyArrive();
        Act act = slow().begin(replay(everything), Guide.to("mailer"));
        await().until(() -> store.entry(event("event_0")).status() == EntryStatus.ACCEPTED);

        assertThat(slow.stop(act.number(), "Bob")).isTrue();

        Act stopped = await().until(() -> slow.find(act.number()).orElseThrow(), now -> now.endedAt() != null);
        assertThat(stopped.state()).isEqualTo(ActState.STOPPED);
        assertThat(stopped.stoppedBy()).isEqualTo("Bob");
        assertThat(store.claim(1_000, "mailer"))
                .hasSize((int) stopped.changed())
                .hasSizeLessThan(MANY);
        assertThat(slow.stop(act.number(), "Bob")).isFalse();
    }

    @Test
    void anActIsStoppedFromWhereverItIsAsked() {
        manyArrive();
        Act act = slow().begin(replay(everything), Guide.to("mailer"));

        store.repair.stop(act.number(), "Bob");

        await().until(() -> slow.find(act.number()).orElseThrow().state() == ActState.STOPPED);
    }

    /** It would find nothing for hours. */
    @Test
    void anActThatFindsNothingIsStoppedAsWell() {
        InboxSearch endless = mock(InboxSearch.class, withSettings().stubOnly());
        when(endless.last()).thenReturn(Long.MAX_VALUE);
        when(endless.next(any(), anyLong(), anyLong(), anyInt()))
                .thenAnswer(call -> new InboxSearch.Found(List.of(), call.<Long>getArgument(1) + 1));
        slow = new InboxRepair(store.database, new WorkSignal(), endless, new RepairProperties(1_000));
        Act act = slow.begin(replay(everything), Guide.to("mailer"));

        slow.stop(act.number(), "Bob");

        await().until(() -> slow.find(act.number()).orElseThrow().state() == ActState.STOPPED);
    }

    @Test
    void oneLongActRunsAtATimeAndShortOnesBesideIt() {
        manyArrive();
        Act first = slow().begin(replay(everything), Guide.to("mailer"));

        assertThatExceptionOfType(ActInProgressException.class)
                .isThrownBy(() -> slow.begin(replay(everything), Guide.to("mailer")))
                .withMessageContaining("Act " + first.number() + " is running");
        String last = String.valueOf(store.entry(event("event_29")).number());
        assertThat(slow.begin(replay(where("entry", last)), Guide.to("mailer")).state())
                .isEqualTo(ActState.DONE);
    }

    @Test
    void anActThatAShutdownEndsIsInterruptedAndCanBeRepeated() {
        manyArrive();
        Act act = slow().begin(replay(everything), Guide.to("mailer"));
        slow.close();

        assertThat(store.repair.find(act.number()).orElseThrow().state()).isEqualTo(ActState.INTERRUPTED);

        Acts.done(store, replay(everything), Guide.to("mailer"));
        assertThat(store.claim(1_000, "mailer")).hasSize(MANY);
    }

    @Test
    void anActOfADeadProcessIsInterrupted() {
        long number = new ActTable(store.database).begin(replay(everything));
        clock.advance(Duration.ofSeconds(31));

        assertThat(store.repair.find(number).orElseThrow().state()).isEqualTo(ActState.INTERRUPTED);
    }

    @Test
    void anActThatFailsSaysSo() {
        store.arrives(event("event_1"));
        ReplayGuide broken = new ReplayGuide() {
            @Override
            public List<String> handlersFor(dev.zenhook.event.WebhookEvent event) {
                throw new IllegalStateException("of event_1");
            }

            @Override
            public Reread read(StoredBody body) {
                throw new IllegalStateException();
            }
        };
        String entry = String.valueOf(store.entry(event("event_1")).number());

        Act act = store.repair.begin(replay(where("entry", entry)), broken);

        assertThat(act.state()).isEqualTo(ActState.FAILED);
        assertThat(act.problem()).isEqualTo("IllegalStateException");
    }

    @Test
    void nobodyActsWithoutANameAReasonAndACondition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActRequest(ActKind.REPLAY, " ", "why", everything, false, List.of()))
                .withMessageContaining("who is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActRequest(ActKind.REPLAY, "Ada", "a\nb", everything, false, List.of()))
                .withMessageContaining("why is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay(InboxFilter.of(java.util.Map.of())))
                .withMessageContaining("The filter is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActRequest(
                        ActKind.ERASE,
                        "Ada",
                        "why",
                        where("tenant", "main", "resource", "ent_1"),
                        false,
                        List.of("mailer")))
                .withMessageContaining("name tenant and resource");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActRequest(ActKind.DISCARD, "Ada", "why", everything, true, List.of()))
                .withMessageContaining("leave out all");
    }
}
