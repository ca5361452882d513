package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

abstract class InboxContract extends StoreContract {
    @Test
    void anEventIsStoredOnceHoweverOftenItArrives() {
        assertThat(store.arrives(event("event_1"), "mailer")).isEqualTo(Receipt.STORED);
        assertThat(store.arrives(event("event_1"), "mailer", "another")).isEqualTo(Receipt.REPEATED);

        assertThat(store.log.count()).isEqualTo(1);
        assertThat(store.claimed("mailer", "another")).containsExactly("mailer event_1");
    }

    @Test
    void twoTenantsMayHaveTheSameEventId() {
        assertThat(store.arrives(Events.of("main", "event_1", null))).isEqualTo(Receipt.STORED);
        assertThat(store.arrives(Events.of("test", "event_1", null))).isEqualTo(Receipt.STORED);
    }

    @Test
    void anIdThatLooksLikeABodysHashIsAnotherKey() {
        RawBody body = RawBody.of("{}".getBytes(StandardCharsets.UTF_8));
        WebhookEvent byBody = event(body.sha256());

        store.inbox.store(EntryKey.ofBody(body), byBody, store.proof(), List.of(), null);
        Receipt byId = store.arrives(event(body.sha256()));

        assertThat(byId).isEqualTo(Receipt.STORED);
        assertThat(EntryKey.ofEventId("id:x")).isNotEqualTo(EntryKey.ofEventId("x"));
    }

    @Test
    void anEntryWithoutHandlersIsUnclaimed() {
        store.arrives(event("nobody's"));
        store.arrives(event("somebody's"), "mailer");

        assertThat(store.entry(event("nobody's")).status()).isEqualTo(EntryStatus.UNCLAIMED);
        assertThat(store.entry(event("somebody's")).status()).isEqualTo(EntryStatus.ACCEPTED);
    }

    @Test
    void anEntryIsNotThereWithoutAllItsDeliveries() {
        assertThatExceptionOfType(InboxUnavailableException.class)
                .isThrownBy(() -> store.arrives(event("event_1"), "mailer", null));

        assertThat(store.log.count()).isZero();
        assertThat(store.claimed("mailer")).isEmpty();
        assertThat(store.arrives(event("event_1"), "mailer")).isEqualTo(Receipt.STORED);
    }

    @Test
    void theRowKeepsWhatArrivedAndWhatProvesIt() {
        WebhookEvent event = event("event_1", "ent_1");
        store.arrives(event, "mailer");

        InboxLog.Entry entry = store.log.newest(10).getFirst();
        assertThat(entry.body()).isEqualTo(event.body());
        assertThat(entry.signature()).isEqualTo("c2lnbmF0dXJl");
        assertThat(entry.keyFingerprint()).isEqualTo("sha256:key");
        assertThat(entry.receivedAt()).isEqualTo(clock.instant());
        assertThat(entry.arrivals()).isEqualTo(1);
    }

    /** It leaves by that one, and unreadable bodies are counted by its days. */
    @Test
    void whenAnEntryWasReceivedIsToldByTheClockOfTheDatabase() {
        Proof wrong = store.proof().receivedAt(clock.instant().minus(Duration.ofDays(365)));
        store.inbox.store(EntryKey.ofEventId("event_1"), event("event_1"), wrong, List.of(), null);
        store.inbox.storeUnreadable("main", RawBody.of(new byte[] {1}), wrong, "$: no JSON");

        assertThat(store.log.newest(2))
                .extracting(InboxLog.Entry::receivedAt)
                .containsExactly(clock.instant(), clock.instant());
    }

    @Test
    void aHandlerReceivesTheEventAsItWasStored() {
        WebhookEvent event = event("event_1", "ent_1");
        store.arrives(event, "mailer");

        Claim claim = store.claim("mailer").getFirst();
        assertThat(claim.event()).isEqualTo(Events.withLease(event, claim.lease()));
        assertThat(claim.lease()).isPositive();
        assertThat(claim.event().date()).hasToString("2026-06-06T11:39:22.739326Z");
        assertThat(claim.createdAt()).isEqualTo(clock.instant());
    }

    @Test
    void bytesThatAreNoTextAreKeptAsTheyAre() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        store.inbox.storeUnreadable("main", RawBody.of(bytes), store.proof(), "$: no JSON");

        assertThat(store.log.newest(1).getFirst().body().bytes()).isEqualTo(bytes);
    }

    @Test
    void anUnreadableBodyIsStoredOnceWithItsProblems() {
        RawBody body = RawBody.of("no envelope".getBytes(StandardCharsets.UTF_8));

        assertThat(store.inbox.storeUnreadable("main", body, store.proof(), "first"))
                .isEqualTo(Receipt.STORED);
        assertThat(store.inbox.storeUnreadable("main", body, store.proof(), "again"))
                .isEqualTo(Receipt.REPEATED);

        InboxLog.Entry entry = store.log.newest(10).getFirst();
        assertThat(store.log.count()).isEqualTo(1);
        assertThat(entry.status()).isEqualTo(EntryStatus.UNREADABLE);
        assertThat(entry.problems()).isEqualTo("first");
        assertThat(store.log.deliveries(entry)).isEmpty();
    }

    @Test
    void theTestEventWithoutABodyIsCountedInOneRow() {
        store.arrives(Events.emptyTest(), "tester");
        store.arrives(Events.emptyTest(), "tester");
        store.arrives(Events.emptyTest(), "tester");

        assertThat(store.log.count()).isEqualTo(1);
        assertThat(store.entry(Events.emptyTest()).arrivals()).isEqualTo(3);
    }

    @Test
    void theTestEventWithoutABodyIsHandedOverOnceAMinuteAtMost() {
        store.arrives(Events.emptyTest(), "tester");
        store.succeeded(store.claim("tester").getFirst());

        clock.advance(Duration.ofSeconds(59));
        store.arrives(Events.emptyTest(), "tester");
        assertThat(store.claimed("tester")).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        store.arrives(Events.emptyTest(), "tester");
        store.arrives(Events.emptyTest(), "tester");
        assertThat(store.claim("tester")).extracting(Claim::attempt).containsExactly(1);
    }

    @Test
    void aTestEventThatIsAtWorkIsNotDisturbedByAnother() {
        store.arrives(Events.emptyTest(), "tester");
        store.claim("tester");

        clock.advance(Duration.ofHours(1));
        store.arrives(Events.emptyTest(), "tester");

        assertThat(store.delivery(Events.emptyTest()).status()).isEqualTo(DeliveryStatus.RUNNING);
    }

    /** Else it would wait there until the clock was where it had been. */
    @Test
    void aTestEventIsHandedOverAlsoAfterTheClockWasSetBack() {
        clock.advance(Duration.ofHours(1));
        store.arrives(Events.emptyTest(), "tester");
        store.succeeded(store.claim("tester").getFirst());
        clock.advance(Duration.ofHours(-1));

        store.arrives(Events.emptyTest(), "tester");

        assertThat(store.claim("tester")).hasSize(1);
    }

    @Test
    void theOtherReplicasAreToldOfDeliveriesAndOfNothingElse() {
        AtomicInteger told = new AtomicInteger();
        store.signal.connect(told::incrementAndGet);

        store.arrives(event("event_1"));
        assertThat(told).hasValue(0);
        store.arrives(event("event_2"), "mailer");
        assertThat(told).hasValue(1);
        store.arrives(event("event_2"), "mailer");
        assertThat(told).hasValue(1);
    }

    @Test
    void manyArriveAtOnceAndNoneIsLost() throws Exception {
        List<Callable<Receipt>> arrivals = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            WebhookEvent event = event("event_" + n, "ent_" + n % 7);
            arrivals.add(() -> store.arrives(event, "mailer", "billing"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Receipt> receipt : threads.invokeAll(arrivals)) {
                assertThat(receipt.get()).isEqualTo(Receipt.STORED);
            }
        }
        assertThat(store.log.count()).isEqualTo(400);
        assertThat(store.log.newest(400))
                .allSatisfy(entry -> assertThat(store.log.deliveries(entry)).hasSize(2));
    }

    @Test
    void oneEventThatArrivesManyTimesAtOnceIsStoredOnce() throws Exception {
        List<Callable<Receipt>> arrivals = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            arrivals.add(() -> store.arrives(event("event_1"), "mailer"));
        }
        List<Receipt> receipts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Receipt> receipt : threads.invokeAll(arrivals)) {
                receipts.add(receipt.get());
            }
        }
        assertThat(receipts).containsOnlyOnce(Receipt.STORED).hasSize(40);
        assertThat(store.claim("mailer")).hasSize(1);
    }

    @Test
    void oneThatTheDatabaseRefusesHarmsNobodyInItsGroup() throws Exception {
        CountDownLatch allHaveCome = new CountDownLatch(1);
        ArrivalTable table =
                new ArrivalTable(store.database, new WorkSignal(), new UnreadableCap(OpenStore.UNREADABLE_PER_DAY));
        List<FutureTask<Receipt>> receipts = new ArrayList<>();
        try (GroupCommit<Arrival, Receipt> commits = new GroupCommit<>("test-group", 10, arrivals -> {
            await().until(() -> allHaveCome.getCount() == 0);
            return table.store(arrivals);
        })) {
            for (Arrival arrival : List.of(fine("a"), fine("b"), refused("c"), fine("d"))) {
                FutureTask<Receipt> request = new FutureTask<>(() -> commits.commit(arrival));
                receipts.add(request);
                Thread thread = Thread.ofPlatform().start(request);
                await().until(() -> thread.getState() == Thread.State.WAITING);
            }
            allHaveCome.countDown();
            assertThatThrownBy(receipts.remove(2)::get).hasCauseInstanceOf(InboxUnavailableException.class);
            for (FutureTask<Receipt> receipt : receipts) {
                assertThat(receipt.get()).isEqualTo(Receipt.STORED);
            }
        }
        assertThat(store.log.newest(10)).extracting(InboxLog.Entry::eventId).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(store.claimed("mailer")).containsExactlyInAnyOrder("mailer a", "mailer b", "mailer d");
    }

    @Test
    void moreCapturesThanAreRememberedAreAnsweredBesideTheWriter() {
        AtomicInteger written = new AtomicInteger();
        ArrivalTable table =
                new ArrivalTable(store.database, new WorkSignal(), new UnreadableCap(OpenStore.UNREADABLE_PER_DAY));
        Arrivals inbox = new RecentArrivals(
                arrival -> {
                    written.incrementAndGet();
                    return table.store(List.of(arrival)).getFirst();
                },
                new EntryPresence(store.database)::has,
                new RecentArrivals.Memory(3, Duration.ofMinutes(1), 2),
                System::nanoTime);

        for (int n = 0; n < 20; n++) {
            assertThat(inbox.store(fine("event_" + n))).isEqualTo(Receipt.STORED);
        }
        for (int n = 0; n < 100; n++) {
            assertThat(inbox.store(fine("event_" + n % 20))).isEqualTo(Receipt.REPEATED);
        }

        assertThat(written).as("all of them, and two repetitions").hasValue(22);
    }

    /** What is answered 200 by it is on the disk. */
    @Test
    void anEntryIsSeenByNobodyBeforeItsCommit() {
        EntryPresence presence = new EntryPresence(store.database);
        EntryKey key = EntryKey.ofEventId("event_1");
        Supplier<Boolean> seen = () -> presence.has("main", key);

        store.database.durably(transaction -> {
            store.database.dialect().insert(transaction.operations(), List.of(fine("event_1")));
            assertThat(CompletableFuture.supplyAsync(seen).join()).isFalse();
            return transaction;
        });

        assertThat(seen.get()).isTrue();
        assertThat(presence.has("other", key)).isFalse();
        assertThat(presence.has("main", EntryKey.ofEventId("event_2"))).isFalse();
    }

    private Arrival fine(String id) {
        return Arrival.of(EntryKey.ofEventId(id), event(id), store.proof(), List.of("mailer"), null);
    }

    /** No database of ours takes a delivery without a handler. */
    Arrival refused(String id) {
        return Arrival.of(EntryKey.ofEventId(id), event(id), store.proof(), Arrays.asList("mailer", null), null);
    }
}
