package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.testkit.SettableClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessException;

/** An inbox from its first arrival until all is finished: what is done to it, and beside it what is expected of it. */
final class Lifetime {
    static final List<String> HANDLERS = List.of("mailer", "billing", "crm");
    static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    final SettableClock clock;
    final Expected expected = new Expected();
    final Map<String, Long> handlersSeen = new HashMap<>();
    private final Map<String, Instant> dates = new HashMap<>();
    private final IntFunction<Replica> start;
    private final List<Replica> replicas;
    private int depth;

    private static final class Pretended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @param start starts the replica with the given number, or starts it again */
    Lifetime(SettableClock clock, int replicas, IntFunction<Replica> start) {
        this.clock = clock;
        this.start = start;
        this.replicas = IntStream.range(0, replicas).mapToObj(start).collect(Collectors.toList());
    }

    Replica replica(int number) {
        return replicas.get(number % replicas.size());
    }

    /** Whether other replicas may take over what one holds. */
    boolean hasLeases() {
        return replica(0).database.lease() != null;
    }

    long now() {
        return clock.millis();
    }

    /** When an event happened, which it says whenever it arrives. */
    Instant date(String event) {
        return dates.computeIfAbsent(event, first -> clock.instant());
    }

    /** Until when a claim is held that is made now, in milliseconds since 1970. */
    long leaseUntil() {
        Duration lease = replica(0).database.lease();
        return lease == null ? 0 : now() + lease.toMillis();
    }

    /** Afterwards all must be as expected. */
    void happens(Happening happening) {
        depth++;
        happening.to(this);
        depth--;
        if (depth == 0) {
            assertAsExpected();
        }
    }

    void dies(int number) {
        int which = number % replicas.size();
        replicas.set(which, start.apply(which));
        takesOver(replicas.get(which));
    }

    void takesOver(Replica replica) {
        assertThat(replica.leases.takeOver(List.of())).as("taken over").isEqualTo(expected.takenOver(now()));
    }

    /**
     * @param mishap without replicas that take over, the answer is never lost: who would not hear it is dead
     * @param meanwhile what another replica does before the commit
     */
    <T> Attempt<T> attempt(Replica here, Mishap mishap, List<Happening> meanwhile, Supplier<T> transaction) {
        boolean[] committed = {false};
        here.database.disturb(
                () -> {
                    if (replicas.size() > 1) {
                        meanwhile.forEach(this::happens);
                    }
                    pretend(mishap == Mishap.ROLLED_BACK);
                },
                () -> {
                    committed[0] = true;
                    pretend(mishap == Mishap.ANSWER_LOST && hasLeases());
                });
        try {
            return new Attempt<>(true, transaction.get());
        } catch (Pretended pretended) {
            return new Attempt<>(committed[0], null);
        } catch (DataAccessException e) {
            if (depth == 1) {
                throw e;
            }
            return new Attempt<>(false, null); // in another's transaction, whose locks were in the way
        }
    }

    private static void pretend(boolean failure) {
        if (failure) {
            throw new Pretended();
        }
    }

    private record Row(ExpectedDelivery.State state, long lease) {
        static Row of(ResultSet row) throws SQLException {
            String reason = row.getString("parked_reason");
            DeliveryStatus status = DeliveryStatus.valueOf(row.getString("status"));
            return new Row(
                    new ExpectedDelivery.State(
                            new ExpectedDelivery.Id(
                                    row.getString("tenant") + " " + row.getString("event_id"),
                                    row.getString("handler")),
                            status == DeliveryStatus.QUEUED ? DeliveryStatus.WAITING : status,
                            row.getInt("attempts"),
                            row.getInt("deaths"),
                            reason == null ? null : ParkedReason.valueOf(reason)),
                    row.getLong("lease"));
        }
    }

    private static List<Row> stored(Replica reader) {
        return reader.database
                .read()
                .sql("select d.*, e.event_id from delivery d join entry e on e.id = d.entry_id")
                .query((row, n) -> Row.of(row))
                .list();
    }

    private void assertAsExpected() {
        assertThat(stored(replica(0))).extracting(Row::state).containsExactlyInAnyOrderElementsOf(expected.states());
        assertThat(entries()).containsExactlyInAnyOrderElementsOf(expected.entries());
        if (replicas.stream().noneMatch(Replica::looks)) {
            assertThat(next())
                    .as("those whose turn it is, and for whom nobody looks")
                    .isEmpty();
        }
    }

    /** Those that are queued behind nobody. */
    private List<String> next() {
        return replica(0)
                .database
                .read()
                .sql("""
                    select d.handler || ' ' || d.id from delivery d
                    where d.status = 'QUEUED' and not exists (select 1 from delivery o
                        where o.handler = d.handler and o.tenant = d.tenant and o.resource_id = d.resource_id
                            and (o.status = 'RUNNING' or o.status in ('WAITING', 'QUEUED') and o.id < d.id))
                    """)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The tenant and the event's id of each that is stored. */
    List<String> entries() {
        return replica(0)
                .database
                .read()
                .sql("select tenant || ' ' || event_id from entry")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Does it with the name and the number of one of those that are there, if any is. */
    void anEntry(Replica here, int which, ObjLongConsumer<String> work) {
        List<String> known = List.copyOf(expected.entries());
        if (!known.isEmpty()) {
            String name = known.get(which % known.size());
            work.accept(name, number(here, name));
        }
    }

    private static long number(Replica here, String entry) {
        return here.database
                .read()
                .sql("select id from entry where tenant || ' ' || event_id = :entry")
                .param("entry", entry)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /** A commit of which nobody heard may have given claims. Another replica may have more, but not committed them. */
    void learnWhatWasClaimed(Replica here) {
        stored(here).stream()
                .filter(row -> row.state().status() == DeliveryStatus.RUNNING)
                .forEach(row -> expected.beganUnseen(row.state().id(), row.lease(), now(), leaseUntil()));
    }

    /**
     * From now on everything goes well. What nobody runs any more is found only by a take-over; all else has to be finished
     * without one, whoever waits behind whom.
     */
    void endsWell() {
        finishAll();
        assertThat(expected.unfinished())
                .allSatisfy(left -> assertThat(expected.unfinished())
                        .as("an orphan that holds back %s", left.id)
                        .anyMatch(other -> isOrphan(other) && (other == left || other.isInLineWith(left))));
        if (hasLeases()) {
            takesOver(replica(0));
            finishAll();
        }
        assertThat(expected.unfinished()).extracting(left -> left.id).isEmpty();
    }

    private boolean isOrphan(ExpectedDelivery delivery) {
        return delivery.status() == DeliveryStatus.RUNNING
                && replicas.stream().noneMatch(replica -> replica.runs(delivery.lease()));
    }

    private void finishAll() {
        Map<String, Integer> free = HANDLERS.stream().collect(Collectors.toMap(handler -> handler, handler -> 9));
        boolean goesOn = true;
        for (int round = 0; goesOn; round++) {
            assertThat(round).as("rounds").isLessThan(20 + 4 * expected.states().size());
            clock.advance(Duration.ofDays(7)); // more than any delay, and all that the clock was set back
            goesOn = false;
            for (int number = 0; number < replicas.size(); number++) {
                Replica replica = replicas.get(number);
                replica.running.forEach(claim -> replica.ended.add(Outcome.succeeded(claim)));
                replica.running.clear();
                boolean ended = !replica.ended.isEmpty();
                happens(new Happening.Stepping(number, free, Mishap.NONE, List.of()));
                goesOn |= ended || !replica.running.isEmpty() || replica.queue.isUnfinished();
            }
        }
    }
}
