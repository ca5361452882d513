package dev.zenhook.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps claims while their handlers run, and takes over those that nobody keeps any more. */
public final class Leases {
    private static final int DEATHS_UNTIL_PARKED = 3;

    /** A lease that ends later than any could that is given now was given while the clock was ahead. */
    private static final Duration TOO_LONG = Duration.ofMinutes(2L * StoreProperties.LONGEST_LEASE_MINUTES);

    /** Some hundred thousand deliveries, or a second or two. */
    private static final int WINDOWS_AT_ONCE = 100;

    private final Database database;
    private final WorkSignal signal;
    private final Followers followers;
    private final String expired;
    private final String renew;
    private final String keepDeaths;
    private final String takeOver;
    private QueuedWalk walk;
    private final AtomicLong takenOver = new AtomicLong();

    private record Held(long claimed, long held) {}

    /**
     * What dead processes left running.
     *
     * @param deliveries how many
     * @param parked how many of them were parked, by handler; only those handlers are in it of which some were
     */
    public record Left(int deliveries, Map<String, Integer> parked) {
        static final Left NOTHING = new Left(0, Map.of());
    }

    private record Taken(String handler, DeliveryStatus status) {}

    Leases(Database database, WorkSignal signal) {
        this.database = database;
        this.signal = signal;
        this.followers = new Followers(database);
        this.walk = new QueuedWalk(database);
        this.renew = """
            update delivery as d set lease_until = :until
            from %s as r
            where d.id = r.claimed and d.lease = r.held and d.status = 'RUNNING'
            returning id
            """.formatted(database.dialect().rows("claims", "claimed bigint", "held bigint"));
        this.expired = """
            select id from delivery
            where status = 'RUNNING' and (lease_until <= :now or lease_until > :tooLong)
                and id not in (select id from %s as given)
            """.formatted(database.dialect().rows("own", "id bigint"))
                + database.dialect().skipLocked();
        this.keepDeaths = """
            insert into failure (delivery_id, attempt, started_at, ended_at, error)
            select id, attempts, started_at, :now, 'The process died, or was not heard of'
            from delivery where id in (select id from %s as given)
            """.formatted(database.dialect().rows("expired", "id bigint"));
        this.takeOver = """
            update delivery set deaths = deaths + 1, due_at = :now,
                status = case when unwanted then 'DISCARDED' when deaths + 1 >= :limit then 'PARKED' else 'WAITING' end,
                finished_at = case when unwanted or deaths + 1 >= :limit then cast(:now as bigint) end,
                parked_reason = case when deaths + 1 >= :limit and not unwanted then 'CRASHED' end
            where id in (select id from %s as given)
            returning handler, status
            """.formatted(database.dialect().rows("expired", "id bigint"));
    }

    void countIn(MeterRegistry meters) {
        FunctionCounter.builder("zenhook.takeovers", takenOver, AtomicLong::get)
                .description("Deliveries that were running when their process died, or was not heard of")
                .register(meters);
    }

    /** How long a claim is good unless it is renewed; null if nobody else could take it over. */
    public @Nullable Duration duration() {
        return database.lease();
    }

    /**
     * Renews the leases of claims whose handlers still run.
     *
     * @return the numbers of the deliveries that are still held; the others belong to somebody else
     */
    public Set<Long> renew(Collection<Claim> claims) {
        Duration lease = database.lease();
        if (lease == null || claims.isEmpty()) {
            return claims.stream().map(Claim::delivery).collect(Collectors.toSet());
        }
        List<Held> held = claims.stream()
                .map(claim -> new Held(claim.delivery(), claim.lease()))
                .sorted(Comparator.comparingLong(Held::claimed)) // as OutcomeTable does, or they lock each other out
                .toList();
        return Set.copyOf(database.lightly(transaction -> transaction
                .sql()
                .sql(renew)
                .param("claims", Rows.of(held))
                .param("until", database.clock().millis() + lease.toMillis())
                .query((row, n) -> row.getLong(1))
                .list()));
    }

    /**
     * Takes back what dead processes left running: it waits again, and is parked at its third death. Without leases, to be
     * called at the start only. While the database's clock cannot be relied on, nobody is taken for dead.
     *
     * @param own what runs in this process, however long the database was away: it is alive
     */
    public Left takeOver(Collection<Claim> own) {
        if (!database.hasSteadyClock()) {
            return Left.NOTHING;
        }
        String alive = Rows.ofIds(own.stream().map(Claim::delivery).toList());
        long now = database.clock().millis();
        List<DeliveryId> ids = new ArrayList<>();
        Left left = database.lightly(transaction -> {
            ids.addAll(transaction
                    .sql()
                    .sql(expired)
                    .param("own", alive)
                    .param("now", now)
                    .param("tooLong", now + TOO_LONG.toMillis())
                    .query((row, n) -> new DeliveryId(row.getLong(1)))
                    .list());
            return ids.isEmpty() ? Left.NOTHING : takeOver(transaction.sql(), Rows.of(ids), now);
        });
        takenOver.addAndGet(left.deliveries());
        if (left.deliveries() > 0) {
            followers.follow(ids); // some are parked, and hold nobody back any more
            signal.raise();
        }
        return left;
    }

    private Left takeOver(JdbcClient sql, String ids, long now) {
        sql.sql(keepDeaths).param("expired", ids).param("now", now).update();
        List<Taken> taken = sql.sql(takeOver)
                .param("expired", ids)
                .param("now", now)
                .param("limit", DEATHS_UNTIL_PARKED)
                .query((row, n) -> new Taken(row.getString("handler"), DeliveryStatus.valueOf(row.getString("status"))))
                .list();
        Map<String, Integer> parked = taken.stream()
                .filter(one -> one.status() == DeliveryStatus.PARKED)
                .collect(Collectors.groupingBy(Taken::handler, Collectors.summingInt(one -> 1)));
        return new Left(taken.size(), parked);
    }

    /**
     * Lets everybody follow who is behind nobody any more: a replica that finished the one before may have died then. Of very
     * many it looks at the next ones each time, so that to look costs little beside all else.
     */
    public void letFollow() {
        if (followers.follow(walk, WINDOWS_AT_ONCE) > 0) {
            signal.raise();
        }
        walk = walk.goesOn() ? walk : new QueuedWalk(database);
    }
}
