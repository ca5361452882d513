package dev.zenhook.store;

import java.util.List;

/**
 * A walk through all that is QUEUED, in search of those whose turn it is: whoever should have let them follow may have died.
 * It goes in windows. However many are queued, no statement takes long, and none that writes looks at more than it changes.
 */
final class QueuedWalk {
    static final int WINDOW = 1_000;

    static final String LOOK = """
        select d.id, d.id = %s as next_one
        from delivery d where d.status = 'QUEUED' and d.id > :after order by d.id limit :window
        """.formatted(Followers.FIRST);

    private final Database database;
    private final int window;
    private long after;
    private boolean ended;

    private record Place(long id, boolean isNext) {}

    QueuedWalk(Database database) {
        this(database, WINDOW);
    }

    QueuedWalk(Database database, int window) {
        this.database = database;
        this.window = window;
    }

    boolean goesOn() {
        return !ended;
    }

    /** Those of the next window whose turn it is; none when the walk has ended. */
    List<DeliveryId> next() {
        if (ended) {
            return List.of();
        }
        List<Place> places = database.readAtLength(sql -> sql.sql(LOOK)
                .param("after", after)
                .param("window", window)
                .query((row, n) -> new Place(row.getLong(1), row.getBoolean(2)))
                .list());
        ended = places.size() < window;
        after = places.isEmpty() ? after : places.getLast().id();
        return places.stream()
                .filter(Place::isNext)
                .map(place -> new DeliveryId(place.id()))
                .toList();
    }
}
