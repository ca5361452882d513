package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two that share a database. */
class PostgresReplicasTest {
    private static final int RESOURCES = 5;
    private static final int EVENTS_EACH = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private final String url = PostgresStores.freshUrl();
    private final OpenStore one = new OpenStore(PostgresStores.open(url, clock), clock);
    private final OpenStore other = new OpenStore(PostgresStores.open(url, clock), clock);

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
    }

    @Test
    void whatOneHasClaimedTheOtherDoesNotGet() {
        one.arrives(event("event_1", "ent_1"), "mailer");
        one.arrives(event("event_2", "ent_1"), "mailer");

        assertThat(one.claimed("mailer")).containsExactly("mailer event_1");
        assertThat(other.claimed("mailer")).isEmpty();
    }

    @Test
    void whatQueuedAtOneIsClaimedByTheOtherThatFinishedWhatWasBeforeIt() {
        one.arrives(event("event_1", "ent_1"), "mailer");
        one.arrives(event("event_2", "ent_1"), "mailer");
        Claim first = other.claim("mailer").getFirst();
        assertThat(one.claim("mailer")).isEmpty();

        other.succeeded(first);

        assertThat(other.claimed("mailer")).containsExactly("mailer event_2");
    }

    /** Its number is the lower one, but when the other one was claimed, it could not be seen. */
    @Test
    void whatWasCommittedLateWaitsInPeaceForWhatRuns() throws Exception {
        DisturbedDatabase slow = new DisturbedDatabase(PostgresStores.open(url, clock));
        List<Claim> running = new ArrayList<>();
        try (OpenStore late = new OpenStore(slow, clock)) {
            slow.disturb(
                    () -> {
                        one.arrives(event("event_2", "ent_1"), "mailer");
                        running.addAll(one.claim("mailer"));
                    },
                    () -> {});
            late.arrives(event("event_1", "ent_1"), "mailer");
        }

        assertThat(one.queue.step(List.of(), Map.of("mailer", 9))).isEmpty();
        assertThat(one.queue.step(List.of(), Map.of("mailer", 9))).isEmpty();
        assertThat(one.queue.isUnfinished()).isFalse();
        one.succeeded(running.getFirst());
        assertThat(one.claimed("mailer")).containsExactly("mailer event_1");
    }

    @Test
    void aLeaseThatIsRenewedIsNotTakenOver() {
        one.arrives(event("event_1"), "mailer");
        List<Claim> claims = one.claim("mailer");

        clock.advance(Duration.ofSeconds(20));
        assertThat(one.leases.renew(claims)).hasSize(1);
        clock.advance(Duration.ofSeconds(20));
        assertThat(other.leases.takeOver(List.of()).deliveries()).isZero();

        clock.advance(Duration.ofSeconds(10));
        assertThat(other.leases.takeOver(List.of()).deliveries()).isEqualTo(1);
        assertThat(one.leases.renew(claims)).isEmpty();
    }

    /** A live one has renewed its lease by the time of today before anybody looks. */
    @Test
    void whatADeadReplicaClaimedWhileTheClockWasAheadIsTakenOverWhenItIsSetBack() {
        clock.advance(Duration.ofHours(1));
        one.arrives(event("event_1"), "mailer");
        one.claim("mailer");
        clock.advance(Duration.ofHours(-1));

        assertThat(other.leases.takeOver(List.of()).deliveries()).isEqualTo(1);
    }

    /** The other one asks for the time before the first one does, and its leases are not renewed by it yet. */
    @Test
    void whatRunsIsNotTakenOverBecauseTheServersClockHasJumped() throws Exception {
        AtomicLong server = new AtomicLong(clock.millis());
        AtomicLong nanoTime = new AtomicLong();
        DatabaseClock followed = new DatabaseClock(server::get, nanoTime::get, Duration.ofSeconds(30));
        one.arrives(event("event_1"), "mailer");
        one.claim("mailer");
        try (Database third = PostgresStores.open(url, followed, PostgresPatience.USUAL)) {
            nanoTime.addAndGet(Duration.ofSeconds(30).toNanos()); // it has not just started
            server.addAndGet(Duration.ofHours(1).plusSeconds(30).toMillis());

            assertThat(new Leases(third, new WorkSignal()).takeOver(List.of()).deliveries())
                    .isZero();
        }
        assertThat(one.delivery(event("event_1")).status()).isEqualTo(DeliveryStatus.RUNNING);
    }

    @Test
    void theFencingTokenGrowsFromRunToRunOfAResourceAtWhicheverReplica() {
        one.arrives(event("event_1", "ent_1"), "mailer");
        one.arrives(event("event_2", "ent_1"), "mailer");
        Claim first = one.claim("mailer").getFirst();
        one.failed(first, Duration.ZERO, "no");
        Claim again = other.claim("mailer").getFirst();
        other.succeeded(again);
        Claim next = other.claim("mailer").getFirst();

        assertThat(next.event().id()).isEqualTo("event_2");
        assertThat(List.of(first.lease(), again.lease(), next.lease()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameEventsAtBothAtOnceAreStoredOnce() throws Exception {
        List<Callable<Receipt>> arrivals = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            String id = "event_" + n;
            arrivals.add(() -> one.arrives(event(id), "mailer"));
            arrivals.add(() -> other.arrives(event(id), "mailer"));
        }
        List<Receipt> receipts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Receipt> receipt : threads.invokeAll(arrivals)) {
                receipts.add(receipt.get());
            }
        }

        assertThat(receipts).filteredOn(Receipt.STORED::equals).hasSize(200);
        assertThat(one.log.count()).isEqualTo(200);
    }

    @Test
    void eachResourceIsWorkedOffOneByOneAndInOrderByBothTogether() throws Exception {
        for (int n = 0; n < EVENTS_EACH * RESOURCES; n++) {
            one.arrives(event("event_" + n, "ent_" + n % RESOURCES), "mailer");
        }
        Map<String, List<Integer>> handled = new ConcurrentHashMap<>();
        Set<String> atWork = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<Callable<Void>> workers = List.of(
                    () -> workOff(one, handled, atWork, deadline), () -> workOff(other, handled, atWork, deadline));
            for (Future<Void> worker : threads.invokeAll(workers)) {
                worker.get();
            }
        }

        assertThat(handled).hasSize(RESOURCES);
        assertThat(handled.values())
                .allSatisfy(numbers -> assertThat(numbers).hasSize(EVENTS_EACH).isSorted());
    }

    /** Until the deadline at most: where one of the two fails, what it had claimed is never handled. */
    private static Void workOff(
            OpenStore store, Map<String, List<Integer>> handled, Set<String> atWork, long deadline) {
        Collection<Outcome> outcomes = List.of();
        while (handled.values().stream().mapToInt(List::size).sum() < EVENTS_EACH * RESOURCES
                && System.nanoTime() < deadline) {
            List<Claim> claims = store.queue.step(outcomes, Map.of("mailer", 2));
            for (Claim claim : claims) {
                String resource = String.valueOf(claim.event().resourceId());
                assertThat(atWork.add(resource)).isTrue();
                handled.computeIfAbsent(resource, key -> new ArrayList<>())
                        .add(Integer.valueOf(claim.event().id().substring("event_".length())));
            }
            claims.forEach(claim -> atWork.remove(String.valueOf(claim.event().resourceId())));
            outcomes = claims.stream().map(Outcome::succeeded).toList();
        }
        store.queue.step(outcomes, Map.of());
        return null;
    }
}
