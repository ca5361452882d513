package dev.zenhook.store;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a QUEUED delivery wait for its claim again when nothing older of its handler, tenant and resource is unfinished. */
final class Followers {
    /** Whose turn it is. The one that runs need not be the oldest: an older one may have been committed after its claim. */
    static final String FIRST = """
        coalesce(
            (select r.id from delivery r
                where r.handler = d.handler and r.tenant = d.tenant and r.resource_id = d.resource_id
                    and r.status = 'RUNNING'),
            (select min(s.id) from delivery s
                where s.handler = d.handler and s.tenant = d.tenant and s.resource_id = d.resource_id
                    and s.status in ('WAITING', 'QUEUED', 'RUNNING')))
        """;

    private final Database database;
    private final String follow;

    Followers(Database database) {
        this.database = database;
        // It was due when it was queued. If that lies ahead, the clock has been set back.
        this.follow = """
            update delivery set status = 'WAITING', due_at = case when due_at < :now then due_at else :now end
            where status = 'QUEUED' and id in (
                select %s from delivery d
                where d.resource_id is not null and d.id in (select id from %s as given))
            """.formatted(FIRST, database.dialect().rows("before", "id bigint"));
    }

    /** @param before deliveries that were finished, or behind which somebody queued, or that are next themselves */
    int follow(JdbcClient sql, Collection<DeliveryId> before, long now) {
        return before.isEmpty()
                ? 0
                : sql.sql(follow)
                        .param("before", Rows.of(before))
                        .param("now", now)
                        .update();
    }

    /** In a transaction of its own, for the reason that {@link DeliveryQueue} tells. */
    int follow(Collection<DeliveryId> before) {
        long now = database.clock().millis();
        return before.isEmpty() ? 0 : database.lightly(transaction -> follow(transaction.sql(), before, now));
    }

    /** Looks at all that are queued, however many they are. */
    int followAll() {
        return follow(new QueuedWalk(database), Integer.MAX_VALUE);
    }

    /** Walks on by so many windows, unless this thread is interrupted. */
    int follow(QueuedWalk walk, int windows) {
        int following = 0;
        for (int n = 0; n < windows && walk.goesOn() && !Thread.currentThread().isInterrupted(); n++) {
            following += follow(walk.next());
        }
        return following;
    }
}
