package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.TestEvents.Arrived;
import dev.zenhook.store.TestEvents.Mark;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Whoever waits for a test event finds that one, and no other. */
abstract class TestEventsContract extends StoreContract {
    private static final Instant DATE = Instant.parse("2026-06-06T11:39:22.739326Z");
    private static final Arrived UNDATED = new Arrived(null, "sha256:key");

    @Test
    void inAnEmptyInboxThereIsNone() {
        Mark mark = store.tests.mark("main");

        assertThat(mark).isEqualTo(new Mark("main", 0, 0));
        assertThat(store.tests.since(mark, "whl_1")).isEmpty();
    }

    @Test
    void theFirstEntryOfAllIsFound() {
        Mark mark = store.tests.mark("main");
        store.arrives(Events.test("event_1", "whl_1"));

        assertThat(store.tests.since(mark, "whl_1")).contains(new Arrived(DATE, "sha256:key"));
    }

    @Test
    void whatCameSinceIsFoundInOrder() {
        store.arrives(Events.test("main", "event_0", "whl_1", DATE.minusSeconds(9)));
        Mark mark = store.tests.mark("main");
        store.arrives(event("event_1", "whl_1"));
        store.arrives(Events.test("event_2", "whl_1"), "tester");
        store.arrives(Events.test("main", "event_3", "whl_1", DATE.plusSeconds(9)));

        assertThat(store.tests.since(mark, "whl_1"))
                .containsExactly(new Arrived(DATE, "sha256:key"), new Arrived(DATE.plusSeconds(9), "sha256:key"));
    }

    @Test
    void whatCameBeforeIsNotFoundNorItsRepetition() {
        store.arrives(Events.test("event_1", "whl_1"));
        Mark mark = store.tests.mark("main");
        store.arrives(Events.test("event_1", "whl_1"));

        assertThat(store.tests.since(mark, "whl_1")).isEmpty();
    }

    @Test
    void neitherAnotherListenersNorAnotherTenantsNorAnOrdinaryEventIsTheOne() {
        Mark mark = store.tests.mark("main");
        store.arrives(Events.test("event_1", "whl_2"));
        store.arrives(Events.test("other", "event_2", "whl_1", DATE));
        store.arrives(event("event_3", "whl_1"));
        store.arrives(Events.emptyTest("other"));

        assertThat(store.tests.since(mark, "whl_1")).isEmpty();
    }

    @Test
    void oneWithoutADateIsFound() {
        Mark mark = store.tests.mark("main");
        store.arrives(Events.test("main", "event_1", "whl_1", null));

        assertThat(store.tests.since(mark, "whl_1")).contains(UNDATED);
    }

    @Test
    void oneWithoutABodyIsFoundHoweverOftenItCame() {
        Mark first = store.tests.mark("main");
        store.arrives(Events.emptyTest());
        assertThat(store.tests.since(first, "whl_1")).contains(UNDATED);

        for (int n = 1; n <= 3; n++) {
            Mark mark = store.tests.mark("main");
            assertThat(mark.emptyBodies()).isEqualTo(n);
            assertThat(store.tests.since(mark, "whl_1")).isEmpty();
            store.arrives(Events.emptyTest());
            assertThat(store.tests.since(mark, "whl_1")).contains(UNDATED);
        }
    }

    @Test
    void oneWithoutABodyTellsTheKeyThatItCameWithThisTime() {
        store.arrives(Events.emptyTest());
        Mark mark = store.tests.mark("main");
        WebhookEvent again = Events.emptyTest();
        Proof rotated = new Proof("YW5vdGhlcg==", "sha256:new", clock.instant());
        store.inbox.store(EntryKey.ofBody(RawBody.of(new byte[0])), again, rotated, List.of(), null);

        assertThat(store.tests.since(mark, "whl_1")).contains(new Arrived(null, "sha256:new"));
        assertThat(store.entry(again).signature()).isEqualTo("YW5vdGhlcg==");
    }

    /** Whether whoever takes a mark waits for what is being written. */
    abstract boolean isHeldUp(Thread marking);

    /** Takes the mark while the event is written, and not yet committed. */
    private Mark markDuring(WebhookEvent event) throws Exception {
        FutureTask<Mark> mark = new FutureTask<>(() -> store.tests.mark("main"));
        DisturbedDatabase slow = new DisturbedDatabase(store.database);
        slow.disturb(
                () -> {
                    Thread marking = Thread.ofPlatform().start(mark);
                    await().until(() -> mark.isDone() || isHeldUp(marking));
                },
                () -> {});
        EntryKey key = event.body().size() == 0 ? EntryKey.ofBody(event.body()) : EntryKey.ofEventId(event.id());
        Arrival late = Arrival.of(key, event, store.proof(), List.of(), null);
        new ArrivalTable(slow, new WorkSignal(), new UnreadableCap(OpenStore.UNREADABLE_PER_DAY)).store(List.of(late));
        return mark.get();
    }

    @Test
    void whatArrivedBeforeTheMarkIsNotFoundThoughItIsCommittedAfterIt() throws Exception {
        Mark mark = markDuring(Events.test("event_1", "whl_1"));

        assertThat(store.tests.since(mark, "whl_1")).isEmpty();
        store.arrives(Events.test("event_2", "whl_1"));
        assertThat(store.tests.since(mark, "whl_1")).isNotEmpty();
    }

    @Test
    void soItIsWithTheOneWithoutABody() throws Exception {
        for (int n = 1; n <= 3; n++) {
            Mark mark = markDuring(Events.emptyTest());

            assertThat(store.tests.since(mark, "whl_1")).as("%d", n).isEmpty();
            store.arrives(Events.emptyTest());
            assertThat(store.tests.since(mark, "whl_1")).isNotEmpty();
        }
    }
}
