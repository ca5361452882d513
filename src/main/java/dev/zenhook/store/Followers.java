package dev.zenhook.store;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a QUEUED delivery wait for its claim again when nothing older of its handler, tenant and resource is unfinished. */
final class Followers {
    /** Whose turn it is. The one that runs need not be the oldest: an older one may have been committed after its claim. */
    private static final String FIRST = """
        coalesce(
            (select r.id from delivery r
                where r.handler = d.handler and r.tenant = d.tenant and r.resource_id = d.resource_id
                    and r.status = 'RUNNING'),
            (select min(s.id) from delivery s
                where s.handler = d.handler and s.tenant = d.tenant and s.resource_id = d.resource_id
                    and s.status in ('WAITING', 'QUEUED', 'RUNNING')))
        """;

    private static final String ALL = """
        update delivery set status = 'WAITING'
        where status = 'QUEUED' and id in (
            select d.id from delivery d where d.status = 'QUEUED' and d.id = %s)
        """.formatted(FIRST);

    private final String some;

    Followers(Dialect dialect) {
        this.some = """
            update delivery set status = 'WAITING'
            where status = 'QUEUED' and id in (
                select %s from delivery d
                where d.resource_id is not null and d.id in (select id from %s as given))
            """.formatted(FIRST, dialect.rows("before", "id bigint"));
    }

    /** @param before deliveries that were finished, or behind which somebody queued */
    void follow(JdbcClient sql, Collection<DeliveryId> before) {
        if (!before.isEmpty()) {
            sql.sql(some).param("before", Rows.of(before)).update();
        }
    }

    /** Looks at all that are queued: whoever should have let them follow may have died. */
    int followAll(JdbcClient sql) {
        return sql.sql(ALL).update();
    }
}
