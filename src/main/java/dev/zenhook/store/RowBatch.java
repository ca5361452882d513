package dev.zenhook.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Rows on their way into a table: some at once, and never more than a few megabytes. */
final class RowBatch implements AutoCloseable {
    private static final int ROWS = 1_000;
    private static final int BYTES = 4_000_000;

    private final List<MovedColumn> columns;
    private final PreparedStatement insert;
    private int rows;
    private int bytes;

    private RowBatch(List<MovedColumn> columns, PreparedStatement insert) {
        this.columns = columns;
        this.insert = insert;
    }

    static RowBatch into(String table, List<MovedColumn> columns, Connection connection) throws SQLException {
        String names = columns.stream().map(MovedColumn::name).collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return new RowBatch(
                columns,
                connection.prepareStatement(
                        "insert into " + table + " (" + names + ") overriding system value values (" + places + ")"));
    }

    void add(ResultSet row) throws SQLException {
        for (MovedColumn column : columns) {
            bytes += column.copy(row, insert);
        }
        insert.addBatch();
        rows++;
        if (rows >= ROWS || bytes >= BYTES) {
            write();
        }
    }

    void write() throws SQLException {
        insert.executeBatch();
        rows = 0;
        bytes = 0;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
