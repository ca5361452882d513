package dev.zenhook.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much is in the file of an embedded database. */
record Contents(long entries, long unfinished) {
    private static final String UNFINISHED =
            "select count(*) from delivery where status in ('WAITING', 'QUEUED', 'RUNNING')";

    /**
     * Reads all of the file.
     *
     * @throws SQLException if it is damaged, or no inbox
     */
    static Contents of(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            String verdict = text(statement, "pragma quick_check(1)");
            if (!verdict.equals("ok")) {
                throw new SQLException("the file is damaged: " + verdict);
            }
            return new Contents(
                    Long.parseLong(text(statement, "select count(*) from entry")),
                    Long.parseLong(text(statement, UNFINISHED)));
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public String toString() {
        return entries + " entries, " + unfinished + " unfinished deliveries";
    }
}
