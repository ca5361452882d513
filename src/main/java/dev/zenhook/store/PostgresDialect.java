package dev.zenhook.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL's words. Every way to it costs time, so entries travel as arrays: one statement, however many they are. */
final class PostgresDialect implements Dialect {
    private static final String INSERT = """
        insert into entry (tenant, entry_key, status, event_id, code, resource_id, event_date, call_attempt,
            test, body, signature, key_fingerprint, problems, received_at, handed_over_at, trace)
        select a.tenant, a.entry_key,
            case when a.event_date < (select before_at * 1000 from horizon) then 'STALE' else a.status end,
            a.event_id, a.code, a.resource_id, a.event_date, a.call_attempt,
            a.test, a.body, a.signature, a.key_fingerprint, a.problems, a.received_at, a.received_at, a.trace
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as a (tenant, entry_key, status,
            event_id, code, resource_id, event_date, call_attempt, test, body, signature, key_fingerprint, problems,
            received_at, trace, place)
        order by a.place
        on conflict do nothing
        returning id, tenant, entry_key, status\
        """;

    @Override
    public String rows(String parameter, String... columns) {
        return "(select * from jsonb_to_recordset(cast(:" + parameter + " as jsonb)) as given ("
                + String.join(", ", columns) + "))";
    }

    @Override
    public String locked() {
        return " for update";
    }

    @Override
    public String skipLocked() {
        return " for update skip locked";
    }

    @Override
    public void writeAlone(JdbcClient sql, String table) {
        sql.sql("lock table " + table + " in share row exclusive mode").update();
    }

    @Override
    public String lastEntry() {
        return "(select case when is_called then last_value else 0 end from entry_id_seq)";
    }

    @Override
    public int departuresAtOnce() {
        return 1_000;
    }

    @Override
    public String nextLease() {
        return "nextval('lease')";
    }

    @Override
    public void drawLease(JdbcClient sql) {}

    /** A vacuum does that, in its own time. */
    @Override
    public void overwriteDeleted(JdbcOperations sql, boolean overwrite) {}

    @Override
    public List<NewEntry> insert(JdbcOperations sql, List<Arrival> arrivals) {
        List<ArrivalRow> rows = arrivals.stream().map(ArrivalRow::of).toList();
        List<NewEntry> inserted = sql.execute((ConnectionCallback<List<NewEntry>>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                new Columns(connection, statement, rows).set();
                return read(statement);
            }
        });
        return inserted == null ? List.of() : inserted;
    }

    private static List<NewEntry> read(PreparedStatement statement) throws SQLException {
        List<NewEntry> entries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(new NewEntry(
                        row.getLong(1), row.getString(2), row.getString(3), EntryStatus.valueOf(row.getString(4))));
            }
        }
        return entries;
    }

    private record Columns(Connection connection, PreparedStatement statement, List<ArrivalRow> rows) {
        void set() throws SQLException {
            set(1, "text", ArrivalRow::tenant);
            set(2, "text", ArrivalRow::key);
            set(3, "text", ArrivalRow::status);
            set(4, "text", ArrivalRow::eventId);
            set(5, "text", ArrivalRow::code);
            set(6, "text", ArrivalRow::resourceId);
            set(7, "bigint", ArrivalRow::eventDate);
            set(8, "integer", ArrivalRow::callAttempt);
            set(9, "boolean", ArrivalRow::test);
            statement.setArray(
                    10,
                    connection.createArrayOf(
                            "bytea",
                            rows.stream().map(row -> row.body().bytes()).toArray(byte[][]::new)));
            set(11, "text", ArrivalRow::signature);
            set(12, "text", ArrivalRow::keyFingerprint);
            set(13, "text", ArrivalRow::problems);
            set(14, "bigint", ArrivalRow::receivedAt);
            set(15, "text", ArrivalRow::trace);
        }

        private void set(int number, String type, Function<ArrivalRow, @Nullable Object> column) throws SQLException {
            Object[] values = rows.stream().map(column).toArray();
            statement.setArray(number, connection.createArrayOf(type, values));
        }
    }
}
