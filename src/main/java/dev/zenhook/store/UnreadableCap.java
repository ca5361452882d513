package dev.zenhook.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bounds how many unreadable bodies are kept, of each tenant and on each day of UTC. */
final class UnreadableCap {
    private static final Logger log = LoggerFactory.getLogger(UnreadableCap.class);
    static final String COUNT = """
        select count(*) from (
            select 1 from entry where status = 'UNREADABLE' and tenant = :tenant and received_at >= :day
            limit :perDay) as counted
        """;

    private final int perDay;
    private final Map<String, Instant> warned = new ConcurrentHashMap<>();

    UnreadableCap(int perDay) {
        this.perDay = perDay;
    }

    /** Those that may be stored; all but unreadable ones may. */
    List<Arrival> admit(JdbcClient sql, List<Arrival> arrivals, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        Map<String, Integer> room = new HashMap<>();
        List<Arrival> admitted = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.status() != EntryStatus.UNREADABLE || takeRoom(sql, arrival.tenant(), day, room)) {
                admitted.add(arrival);
            }
        }
        return admitted;
    }

    private boolean takeRoom(JdbcClient sql, String tenant, Instant day, Map<String, Integer> room) {
        int left = room.computeIfAbsent(tenant, name -> perDay - count(sql, name, day));
        room.put(tenant, left - 1);
        if (left <= 0 && !day.equals(warned.put(tenant, day))) {
            log.warn(
                    "{} unreadable bodies of today are kept for tenant {}, which is the limit: more are not kept",
                    perDay,
                    tenant);
        }
        return left > 0;
    }

    private int count(JdbcClient sql, String tenant, Instant day) {
        return sql.sql(COUNT)
                .param("tenant", tenant)
                .param("day", day.toEpochMilli())
                .param("perDay", perDay)
                .query((row, n) -> row.getInt(1))
                .single();
    }
}
