package dev.zenhook.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQLite's words. It has one writer, so there is nobody to lock out. */
final class SqliteDialect implements Dialect {
    private static final String INSERT = """
        insert into entry (tenant, entry_key, status, event_id, code, resource_id, event_date, call_attempt,
            test, body, signature, key_fingerprint, problems, received_at, handed_over_at, trace)
        values (?1, ?2, case when ?7 < (select before_at * 1000 from horizon) then 'STALE' else ?3 end,
            ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14, ?15)
        on conflict do nothing
        returning id, status\
        """;

    /**
     * Where a page is written anyway, what was deleted in it is overwritten: copies that SQLite leaves behind as it moves rows
     * would else outlast an erasure. Only pages that become free as a whole are left as they are.
     */
    static final String OVERWRITE_LITTLE = "pragma secure_delete = fast";

    private static final String OVERWRITE_ALL = "pragma secure_delete = on";

    @Override
    public String rows(String parameter, String... columns) {
        String fields = Stream.of(columns)
                .map(column -> column.substring(0, column.indexOf(' ')))
                .map(name -> "value ->> '" + name + "' as " + name)
                .collect(Collectors.joining(", "));
        return "(select " + fields + " from json_each(:" + parameter + "))";
    }

    @Override
    public String locked() {
        return "";
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public void writeAlone(JdbcClient sql, String table) {}

    @Override
    public String lastEntry() {
        return "(select coalesce(max(id), 0) from entry)";
    }

    @Override
    public int departuresAtOnce() {
        return 400;
    }

    @Override
    public String nextLease() {
        return "(select number from lease)";
    }

    @Override
    public void drawLease(JdbcClient sql) {
        sql.sql("update lease set number = number + 1").update();
    }

    @Override
    public void overwriteDeleted(JdbcOperations sql, boolean overwrite) {
        sql.execute(overwrite ? OVERWRITE_ALL : OVERWRITE_LITTLE);
    }

    @Override
    public List<NewEntry> insert(JdbcOperations sql, List<Arrival> arrivals) {
        List<NewEntry> inserted = sql.execute(INSERT, (PreparedStatementCallback<List<NewEntry>>) statement -> {
            List<NewEntry> entries = new ArrayList<>();
            for (Arrival arrival : arrivals) {
                insert(statement, arrival, entries);
            }
            return entries;
        });
        return inserted == null ? List.of() : inserted;
    }

    private static void insert(PreparedStatement statement, Arrival arrival, List<NewEntry> entries)
            throws SQLException {
        ArrivalRow row = ArrivalRow.of(arrival);
        statement.setString(1, row.tenant());
        statement.setString(2, row.key());
        statement.setString(3, row.status());
        statement.setString(4, row.eventId());
        statement.setString(5, row.code());
        statement.setString(6, row.resourceId());
        statement.setObject(7, row.eventDate());
        statement.setObject(8, row.callAttempt());
        statement.setBoolean(9, row.test());
        statement.setBytes(10, row.body().bytes());
        statement.setString(11, row.signature());
        statement.setString(12, row.keyFingerprint());
        statement.setString(13, row.problems());
        statement.setLong(14, row.receivedAt());
        statement.setString(15, row.trace());
        try (ResultSet result = statement.executeQuery()) {
            if (result.next()) {
                entries.add(new NewEntry(
                        result.getLong(1), row.tenant(), row.key(), EntryStatus.valueOf(result.getString(2))));
            }
        }
    }
}
