package dev.zenhook.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition on {@code entry e}, to stand behind another one. Statuses stand in the text and not in
 * parameters, or no partial index could be used.
 *
 * @param isNarrow whether an index finds what matches; else whoever asks has the log read
 */
record FilterSql(String condition, Map<String, Object> parameters, boolean isNarrow) {
    static FilterSql of(InboxFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder();
        add(sql, parameters, " and e.id = :entry", "entry", filter.entry());
        add(sql, parameters, tenant(filter), "tenant", filter.tenant());
        if (filter.resource() != null) {
            resource(sql, parameters, filter);
        }
        time(sql, parameters, "e", filter);
        if (filter.status() != null) {
            sql.append(" and e.status = '").append(filter.status().name()).append('\'');
        }
        if (filter.code() != null) {
            code(sql, parameters, filter.code());
        }
        if (filter.handler() != null || filter.delivery() != null) {
            deliveries(sql, parameters, filter);
        }
        return new FilterSql(sql.toString(), parameters, isNarrow(filter));
    }

    private static boolean isNarrow(InboxFilter filter) {
        return filter.entry() != null
                || filter.resource() != null
                || filter.delivery() == DeliveryStatus.PARKED
                || (filter.status() == EntryStatus.UNREADABLE && filter.tenant() != null);
    }

    /**
     * Most entries are of one tenant, so an index that begins with it is of use only together with what is rare. Else it
     * would have all of them read and sorted for a page. SQLite sees no use for an index in a negation; PostgreSQL sees
     * through it, and knows how many entries are the tenant's, so that it does not take a page for the whole answer.
     */
    private static String tenant(InboxFilter filter) {
        return filter.status() == EntryStatus.UNREADABLE ? " and e.tenant = :tenant" : " and not e.tenant <> :tenant";
    }

    /** There is no index by resource. But the one by age holds it, and is read without the entries. */
    private static void resource(StringBuilder sql, Map<String, Object> parameters, InboxFilter filter) {
        sql.append(" and e.id in (select r.id from entry r where not r.forgotten");
        add(sql, parameters, " and r.resource_id = :resource", "resource", filter.resource());
        time(sql, parameters, "r", filter);
        sql.append(')');
    }

    private static void time(StringBuilder sql, Map<String, Object> parameters, String entry, InboxFilter filter) {
        add(sql, parameters, " and " + entry + ".received_at >= :from", "from", millis(filter.from()));
        add(sql, parameters, " and " + entry + ".received_at < :until", "until", millis(filter.until()));
    }

    private static @Nullable Long millis(java.time.@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static void add(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.put(name, value);
        }
    }

    /** A test event is no business of those who ask for all codes that begin alike, as with handlers. */
    private static void code(StringBuilder sql, Map<String, Object> parameters, String code) {
        if (code.endsWith("*")) {
            sql.append(" and not e.test and substr(e.code, 1, :codeLength) = :code");
            parameters.put("codeLength", code.length() - 1);
            parameters.put("code", code.substring(0, code.length() - 1));
        } else {
            sql.append(" and e.code = :code");
            parameters.put("code", code);
        }
    }

    /** The few that are parked are found by their index; for all others each entry's deliveries are asked. */
    private static void deliveries(StringBuilder sql, Map<String, Object> parameters, InboxFilter filter) {
        boolean parked = filter.delivery() == DeliveryStatus.PARKED;
        sql.append(
                parked
                        ? " and e.id in (select d.entry_id from delivery d where true"
                        : " and exists (select 1 from delivery d where d.entry_id = e.id");
        if (filter.delivery() != null) {
            sql.append(" and d.status = '").append(filter.delivery().name()).append('\'');
        }
        add(sql, parameters, " and d.handler = :handler", "handler", filter.handler());
        sql.append(')');
    }
}
