package dev.zenhook.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which handlers there are, over all replicas. What is for one that nobody has known for long is parked. */
public final class KnownHandlers {
    private static final String UNKNOWN = """
        status = '%s' and created_at <= :before
            and handler not in (select handler from known_handler where seen_at > :before)
        """;

    /** A part and a statement for each status, because each has an index of its own. */
    private static final String WAITING = UNKNOWN.formatted("WAITING");

    private static final String QUEUED = UNKNOWN.formatted("QUEUED");

    private static final String FIND = """
        select handler from delivery where %s
        union
        select handler from delivery where %s
        order by handler
        """.formatted(WAITING, QUEUED);

    private static final String PARK_ITS = """
        update delivery set status = 'PARKED', finished_at = :now, parked_reason = 'REMOVED'
        where handler = :handler and %s
        """;
    private static final List<String> PARK = List.of(PARK_ITS.formatted(WAITING), PARK_ITS.formatted(QUEUED));

    private final Database database;
    private final WorkSignal signal;
    private final Followers followers;
    private final String know;

    KnownHandlers(Database database, WorkSignal signal) {
        this.database = database;
        this.signal = signal;
        this.followers = new Followers(database.dialect());
        this.know = """
            insert into known_handler (handler, seen_at)
            select handler, :now from %s as given where true order by handler
            on conflict (handler) do update set seen_at = :now
            """.formatted(database.dialect().rows("handlers", "handler text"));
    }

    /** This replica knows these handlers now. */
    public void know(Collection<String> handlers) {
        database.lightly(transaction -> transaction
                .sql()
                .sql(know)
                .param("handlers", Rows.ofHandlers(handlers))
                .param("now", database.clock().millis())
                .update());
    }

    /**
     * Parks what waits for a handler that no replica has known for the given time, and which has waited as long itself. What
     * has not waited so long, and is queued behind it, follows.
     *
     * @return how many deliveries were parked, by handler; only those handlers are in it of which some were
     */
    public Map<String, Integer> parkUnknown(Duration patience) {
        long now = database.clock().millis();
        long before = now - patience.toMillis();
        Map<String, Integer> parked = database.lightly(transaction -> park(transaction.sql(), now, before));
        if (!parked.isEmpty()) {
            letFollow();
        }
        return parked;
    }

    /** Handler by handler, so that each statement counts its own: what has waited may be more than memory could list. */
    private static Map<String, Integer> park(JdbcClient sql, long now, long before) {
        Map<String, Integer> parked = new HashMap<>();
        List<String> handlers = sql.sql(FIND)
                .param("before", before)
                .query((row, n) -> row.getString("handler"))
                .list();
        for (String handler : handlers) {
            for (String park : PARK) {
                int its = sql.sql(park)
                        .param("now", now)
                        .param("handler", handler)
                        .param("before", before)
                        .update();
                if (its > 0) {
                    parked.merge(handler, its, Integer::sum);
                }
            }
        }
        return parked;
    }

    /** In a transaction of its own, as in {@link DeliveryQueue}: by now whoever queued meanwhile can be seen, or sees us. */
    private void letFollow() {
        database.lightly(transaction -> {
            followers.followAll(transaction.sql());
            return transaction;
        });
        signal.raise();
    }
}
