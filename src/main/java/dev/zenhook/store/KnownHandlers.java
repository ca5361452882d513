package dev.zenhook.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Which handlers there are, over all replicas. What is for one that nobody has known for long is parked. */
public final class KnownHandlers {
    private static final String PARK_THOSE = """
        update delivery set status = 'PARKED', finished_at = :now, parked_reason = 'REMOVED'
        where status = '%s' and created_at <= :before
            and handler not in (select handler from known_handler where seen_at > :before)
        """;

    /** A statement each, because each has an index of its own. */
    private static final List<String> PARK = List.of(PARK_THOSE.formatted("WAITING"), PARK_THOSE.formatted("QUEUED"));

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
     * @return how many deliveries were parked
     */
    public int parkUnknown(Duration patience) {
        long now = database.clock().millis();
        int parked = database.lightly(transaction -> PARK.stream()
                .mapToInt(park -> transaction
                        .sql()
                        .sql(park)
                        .param("now", now)
                        .param("before", now - patience.toMillis())
                        .update())
                .sum());
        if (parked > 0) {
            letFollow();
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
