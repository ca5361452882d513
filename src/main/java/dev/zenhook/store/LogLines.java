package dev.zenhook.store;

import dev.zenhook.store.InboxSearch.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the lines of a list. */
final class LogLines {
    private final Database database;
    private final String statuses;

    LogLines(Database database) {
        this.database = database;
        this.statuses = "select entry_id, handler, status from delivery where entry_id in (select id from "
                + database.dialect().rows("entries", "id bigint") + " as given) order by id";
    }

    /** Without its deliveries. */
    static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("tenant"),
                EntryStatus.valueOf(row.getString("status")),
                row.getString("event_id"),
                row.getString("code"),
                row.getString("resource_id"),
                EventRow.date(row),
                row.getBoolean("test"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getInt("arrivals"),
                row.getString("problems"),
                new TreeMap<>());
    }

    List<Line> withDeliveries(List<Line> lines) {
        Map<Long, Map<String, DeliveryStatus>> byEntry = new HashMap<>();
        lines.forEach(line -> byEntry.put(line.number(), line.deliveries()));
        database.read()
                .sql(statuses)
                .param("entries", Rows.ofIds(byEntry.keySet()))
                .query(row -> {
                    byEntry.getOrDefault(row.getLong(1), new HashMap<>())
                            .put(row.getString(2), DeliveryStatus.valueOf(row.getString(3)));
                });
        return lines;
    }
}
