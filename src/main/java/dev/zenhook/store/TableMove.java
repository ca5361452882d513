package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves one table of the embedded database to PostgreSQL, in the transaction that is open there. */
record TableMove(String name, JdbcClient source, Transaction target) {
    /** The only table that is never empty. */
    private static final String HORIZON = "horizon";

    /** Somebody's inbox is not to be mixed with another one. */
    void requireEmpty() {
        String used = name.equals(HORIZON) ? "select 1 from horizon where before_at > 0" : "select 1 from " + name;
        if (!target.sql().sql(used + " limit 1").query().listOfRows().isEmpty()) {
            throw new StoreStartException(
                    "The database that zenhook.store.url names is in use: its table " + name + " is not empty.",
                    "Let zenhook.store.url name an empty database that no Zenhook has been started with.");
        }
    }

    /**
     * Counts both sides when it is done.
     *
     * @return how many rows
     */
    long move() {
        if (name.equals(HORIZON)) {
            target.sql().sql("delete from horizon").update();
        }
        List<MovedColumn> columns = columns();
        target.operations().execute((ConnectionCallback<@Nullable Void>) connection -> {
            try (RowBatch batch = RowBatch.into(name, columns, connection)) {
                source.sql("select * from " + name + " order by rowid").query(batch::add);
                batch.write();
            }
            return null;
        });
        continueNumbers(columns);
        return requireSame(columns);
    }

    private List<MovedColumn> columns() {
        List<MovedColumn> columns = target.operations()
                .query("select * from " + name + " limit 0", (ResultSetExtractor<List<MovedColumn>>) TableMove::read);
        List<String> known = source.sql("select name from pragma_table_info(:table)")
                .param("table", name)
                .query((row, n) -> row.getString(1))
                .list();
        List<String> wanted = columns == null
                ? List.of()
                : columns.stream().map(MovedColumn::name).toList();
        if (columns == null || !new TreeSet<>(known).equals(new TreeSet<>(wanted))) {
            throw new IllegalStateException("The columns of " + name + " differ: " + known + ", " + wanted);
        }
        return columns;
    }

    private static List<MovedColumn> read(ResultSet nothing) throws SQLException {
        ResultSetMetaData data = nothing.getMetaData();
        List<MovedColumn> columns = new ArrayList<>();
        for (int place = 1; place <= data.getColumnCount(); place++) {
            columns.add(new MovedColumn(data.getColumnName(place), data.getColumnType(place), place));
        }
        return columns;
    }

    /** No number is given twice, also of what has left since. */
    private void continueNumbers(List<MovedColumn> columns) {
        if (columns.stream().noneMatch(column -> column.name().equals("id"))) {
            return;
        }
        source.sql("select seq from sqlite_sequence where name = :table")
                .param("table", name)
                .query((row, n) -> row.getLong(1))
                .optional()
                .ifPresent(last -> target.sql()
                        .sql("select setval(pg_get_serial_sequence(:table, 'id'), :last)")
                        .param("table", name)
                        .param("last", last)
                        .query()
                        .singleRow());
    }

    private long requireSame(List<MovedColumn> columns) {
        String withBytes = columns.stream()
                .filter(MovedColumn::isBytes)
                .map(column -> " + coalesce(sum(length(" + column.name() + ")), 0)")
                .reduce("count(*)", String::concat);
        long rows = number(source, "count(*)");
        if (number(target.sql(), "count(*)") != rows || number(target.sql(), withBytes) != number(source, withBytes)) {
            throw new IllegalStateException("What was written into " + name + " is not what was read");
        }
        return rows;
    }

    private long number(JdbcClient sql, String what) {
        return sql.sql("select " + what + " from " + name)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
