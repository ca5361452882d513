package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rows of an inbox as texts that are equal where the two databases mean the same. */
final class TableDump {
    static final List<String> TABLES =
            List.of("entry", "delivery", "failure", "known_handler", "horizon", "act", "account_key");

    /** What SQLite keeps as numbers. */
    private static final List<String> TRUTHS =
            List.of("test", "forgotten", "replay", "announced", "unwanted", "revoked");

    private TableDump() {}

    static Map<String, List<String>> of(Database database) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : TABLES) {
            tables.put(
                    table,
                    database.read()
                            .sql("select * from " + table + " order by 1, 2")
                            .query((row, n) -> text(row))
                            .list());
        }
        return tables;
    }

    private static String text(ResultSet row) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        for (int place = 1; place <= row.getMetaData().getColumnCount(); place++) {
            String name = row.getMetaData().getColumnName(place);
            columns.put(
                    name, TRUTHS.contains(name) ? String.valueOf(row.getBoolean(place)) : text(row.getObject(place)));
        }
        return columns.toString();
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
