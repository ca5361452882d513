package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups with the same events in them, at two replicas at once: neither waits for the other in a circle. */
class PostgresArrivalOrderTest {
    private static final int ROUNDS = 50;
    private static final int GROUP = 100;

    private final SettableClock clock = new SettableClock();
    private final String url = PostgresStores.freshUrl();
    private final Database one = PostgresStores.open(url, clock);
    private final Database other = PostgresStores.open(url, clock);

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
    }

    /** Past the group commit, which would commit the members of a group that failed one by one, and tell nobody. */
    private static ArrivalTable arrivals(Database database) {
        return new ArrivalTable(database, new WorkSignal(), new UnreadableCap(0));
    }

    private Arrival arrival(String id) {
        Proof proof = new Proof("c2lnbmF0dXJl", "sha256:key", clock.instant());
        return Arrival.of(EntryKey.ofEventId(id), event(id), proof, List.of("mailer"), null);
    }

    private List<Arrival> group(int round) {
        return IntStream.range(0, GROUP)
                .mapToObj(n -> arrival("event_" + round + "_" + n))
                .toList();
    }

    @Test
    void groupsThatCameInOppositeOrderDoNotEndInADeadlock() throws Exception {
        ArrivalTable here = arrivals(one);
        ArrivalTable there = arrivals(other);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Arrival> group = group(round);
                CyclicBarrier start = new CyclicBarrier(2);
                List<Receipt> receipts = new ArrayList<>();
                for (Future<List<Receipt>> stored : threads.invokeAll(
                        List.of(storing(here, group, start), storing(there, group.reversed(), start)))) {
                    receipts.addAll(stored.get());
                }
                assertThat(receipts).filteredOn(Receipt.STORED::equals).hasSize(GROUP);
            }
        }
    }

    private static Callable<List<Receipt>> storing(ArrivalTable table, List<Arrival> group, CyclicBarrier start) {
        return () -> {
            start.await(1, TimeUnit.MINUTES);
            return table.store(group);
        };
    }
}
