package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives out the deliveries that may run now, and takes what came of them. */
public final class DeliveryQueue {
    /** The plus keeps SQLite from sorting all that is due, however much it is: it is to read in order and stop early. */
    static final String CLAIM = """
        update delivery set status = 'RUNNING', attempts = attempts + 1, started_at = :now
        where id in (
            select d.id from delivery d
            where d.status = 'WAITING' and +d.due_at <= :now and d.handler in (:handlers)
                and (d.resource_id is null or not exists (
                    select 1 from delivery older
                    where older.handler = d.handler and older.tenant = d.tenant
                        and older.resource_id = d.resource_id and older.id < d.id
                        and older.status in ('WAITING', 'RUNNING')))
            order by d.id limit :atMost)
        returning id\
        """;

    static final String NEXT_DUE =
            "select min(due_at) from delivery where status = 'WAITING' and due_at > :claimedUntil";

    private static final int DEATHS_UNTIL_PARKED = 3;

    private final Database database;
    private final JdbcClient jdbc;
    private final WorkSignal signal;
    private final Clock clock;
    private volatile long claimedUntil;

    DeliveryQueue(Database database, WorkSignal signal, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Claims deliveries in the order of arrival: those that are due, whose handler is among the given ones, and which have
     * no older unfinished one of the same handler, tenant and resource before them.
     */
    public List<Claim> claim(Collection<String> handlers, int atMost) {
        long now = clock.millis();
        claimedUntil = now;
        if (handlers.isEmpty() || atMost <= 0) {
            return List.of();
        }
        return database.inTransaction(() -> {
            List<Long> claimed = jdbc.sql(CLAIM)
                    .param("now", now)
                    .param("handlers", handlers)
                    .param("atMost", atMost)
                    .query((row, n) -> row.getLong(1))
                    .list();
            return claimed.isEmpty() ? List.of() : read(claimed);
        });
    }

    private List<Claim> read(List<Long> deliveries) {
        return jdbc.sql(EventRow.DELIVERIES + "where d.id in (:deliveries) order by d.id")
                .param("deliveries", deliveries)
                .query((row, n) -> new Claim(
                        row.getLong("id"),
                        row.getString("handler"),
                        row.getInt("attempts"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        EventRow.event(row)))
                .list();
    }

    /** The handler returned. */
    public void succeeded(Claim claim) {
        finish(claim, "status = 'SUCCEEDED', finished_at = :now, last_error = null", null, 0, null);
    }

    /** The handler failed and is to run again after the delay. */
    public void retry(Claim claim, Duration delay, String error) {
        finish(claim, "status = 'WAITING', due_at = :now + :delay, last_error = :error", error, delay.toMillis(), null);
    }

    /** The handler is not to run again. */
    public void park(Claim claim, ParkedReason reason, String error) {
        finish(
                claim,
                "status = 'PARKED', finished_at = :now, parked_reason = :reason, last_error = :error",
                error,
                0,
                reason);
    }

    /** The run was ended by a shutdown: it does not count. */
    public void release(Claim claim) {
        finish(claim, "status = 'WAITING', due_at = :now, attempts = attempts - 1", null, 0, null);
    }

    private void finish(Claim claim, String change, @Nullable String error, long delay, @Nullable ParkedReason reason) {
        jdbc.sql("update delivery set " + change + " where id = :id and status = 'RUNNING' and attempts = :attempt")
                .param("now", clock.millis())
                .param("delay", delay)
                .param("error", error)
                .param("reason", reason == null ? null : reason.name())
                .param("id", claim.delivery())
                .param("attempt", claim.attempt())
                .update();
    }

    /**
     * Takes back what a dead process left running: it waits again, and is parked at its third death. To be called at the
     * start, before the first claim.
     *
     * @return how many deliveries were running
     */
    public int reclaim() {
        return jdbc.sql("""
            update delivery set deaths = deaths + 1, due_at = :now,
                status = case when deaths + 1 >= :limit then 'PARKED' else 'WAITING' end,
                finished_at = case when deaths + 1 >= :limit then :now end,
                parked_reason = case when deaths + 1 >= :limit then 'CRASHED' end
            where status = 'RUNNING'\
            """)
                .param("now", clock.millis())
                .param("limit", DEATHS_UNTIL_PARKED)
                .update();
    }

    /** Parks every waiting delivery whose handler is not among the given ones. */
    public int parkUnknown(Collection<String> handlers) {
        String unknown = handlers.isEmpty() ? "" : " and handler not in (:handlers)";
        return jdbc.sql("update delivery set status = 'PARKED', finished_at = :now, parked_reason = 'REMOVED'"
                        + " where status = 'WAITING'" + unknown)
                .param("now", clock.millis())
                .param("handlers", handlers)
                .update();
    }

    /** Parked deliveries of which the listeners have not been told, in their order, after the one with the given number. */
    public List<Parked> unannounced(long after, int atMost) {
        return jdbc.sql(EventRow.DELIVERIES
                        + "where d.status = 'PARKED' and d.announced = 0 and d.id > :after order by d.id limit :atMost")
                .param("after", after)
                .param("atMost", atMost)
                .query((row, n) -> new Parked(
                        row.getLong("id"),
                        row.getString("handler"),
                        EventRow.event(row),
                        ParkedReason.valueOf(row.getString("parked_reason")),
                        row.getInt("attempts"),
                        row.getString("last_error")))
                .list();
    }

    /** The listeners have been told. */
    public void announced(Parked parked) {
        jdbc.sql("update delivery set announced = 1 where id = :id and status = 'PARKED'")
                .param("id", parked.delivery())
                .update();
    }

    /** Ends a wait in {@link #awaitWork}: a handler has ended, so another one may begin. */
    public void wake() {
        signal.raise();
    }

    /** Waits until there may be something to claim: something was stored, {@link #wake} was called, a delivery falls due. */
    public void awaitWork(Duration atMost) throws InterruptedException {
        signal.await(untilNextDue(atMost));
    }

    /** Counts from the last claim and not from now, as what fell due in between was in no claim yet. */
    private Duration untilNextDue(Duration atMost) {
        return jdbc.sql(NEXT_DUE)
                .param("claimedUntil", claimedUntil)
                .query((row, n) -> row.getLong(1))
                .optional()
                .filter(due -> due > 0)
                .map(due -> Duration.ofMillis(Math.max(0, due - clock.millis())))
                .filter(wait -> wait.compareTo(atMost) < 0)
                .orElse(atMost);
    }
}
