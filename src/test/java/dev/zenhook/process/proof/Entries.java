package dev.zenhook.process.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What the inbox holds, seen from outside: by SQL. */
final class Entries {
    private final String url;

    private Entries(String url) {
        this.url = url;
    }

    static Entries in(String url) {
        return new Entries(url);
    }

    /** How many entries there are of each event. */
    Map<String, Integer> perEvent() {
        return counts("select event_id, count(*) from entry group by event_id");
    }

    /** How many deliveries there are of each status. */
    Map<String, Integer> deliveries() {
        return counts("select status, count(*) from delivery group by status");
    }

    private Map<String, Integer> counts(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, Integer> counts = new HashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
