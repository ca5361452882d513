package dev.zenhook.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes due what arrived while the clock was ahead: it was due at once, and would else wait until the clock is there again.
 * A retry of a run that began while it was ahead comes as much earlier as it was set back, once, however many replicas look.
 * Any other keeps its time. What is QUEUED was due when it was queued, and is due when it follows.
 *
 * <p>It walks along what waits for each handler, a window in each step of the {@link DeliveryQueue}: that may be much.
 */
final class SetBackClock {
    private static final int WINDOW = 1_000;

    static final String LOOK = """
        select id, due_at, started_at is null or started_at > :now as early
        from delivery
        where status = 'WAITING' and handler = :handler and (due_at, id) > (:due, :after)
        order by due_at, id limit :window
        """;

    private final Database database;
    private final int window;
    private final String makeDue;

    /** How far the walk is, and how far it will be after this step, by handler. */
    private final Map<String, Place> reached = new HashMap<>();

    private final Map<String, Place> next = new HashMap<>();

    /** When deliveries were last looked for, in milliseconds since 1970: if it is now earlier, the clock was set back. */
    private long looked = Long.MAX_VALUE;

    private long begun;

    private record Place(long due, long id, boolean early) {
        /** Nothing is behind it. */
        static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    SetBackClock(Database database) {
        this(database, WINDOW);
    }

    SetBackClock(Database database, int window) {
        this.database = database;
        this.window = window;
        this.makeDue = """
            update delivery
            set due_at = case when started_at is null or due_at - :back < :now then :now else due_at - :back end,
                started_at = case when started_at is null then null
                    when due_at - :back < :now then :now else started_at - :back end
            where status = 'WAITING' and due_at > :now and (started_at is null or started_at > :now)
                and id in (select id from %s as given)
            """.formatted(database.dialect().rows("early", "id bigint"));
    }

    /** The next ones that are to be due now; none if the clock was not set back. */
    List<DeliveryId> next(Collection<String> handlers, long now) {
        next.clear();
        if (now >= looked || handlers.isEmpty()) {
            return List.of();
        }
        if (reached.isEmpty() || now < begun) {
            reached.clear();
            begun = now;
        }
        List<DeliveryId> early = new ArrayList<>();
        for (String handler : handlers) {
            Place from = reached.getOrDefault(handler, new Place(now, Long.MAX_VALUE, false));
            List<Place> places = from.equals(Place.END) ? List.of() : after(from, handler, now);
            places.stream().filter(Place::early).forEach(place -> early.add(new DeliveryId(place.id())));
            next.put(handler, places.size() < window ? Place.END : places.getLast());
        }
        return early;
    }

    private List<Place> after(Place from, String handler, long now) {
        return database.readAtLength(sql -> sql.sql(LOOK)
                .param("now", now)
                .param("handler", handler)
                .param("due", from.due())
                .param("after", from.id())
                .param("window", window)
                .query((row, n) -> new Place(row.getLong(2), row.getLong(1), row.getBoolean(3)))
                .list());
    }

    void makeDue(JdbcClient sql, List<DeliveryId> early, long now) {
        if (!early.isEmpty()) {
            sql.sql(makeDue)
                    .param("early", Rows.of(early))
                    .param("now", now)
                    .param("back", looked - now)
                    .update();
        }
    }

    /** The step is committed, in which deliveries of these handlers were looked for. */
    void looked(Collection<String> handlers, long now) {
        reached.putAll(next);
        if (!handlers.isEmpty() && !goesOn()) {
            looked = now;
            reached.clear();
        }
    }

    /** Whether the step left something at which it could not look yet. */
    boolean goesOn() {
        return next.values().stream().anyMatch(place -> !place.equals(Place.END));
    }
}
