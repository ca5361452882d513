package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** The record of acts. What it says is on the disk. */
final class ActTable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Database database;

    /** How far an act is, in entries. */
    record Tally(long lookedAt, long changed, long remaining) {}

    /** What an act is about, as it is written down. */
    private record Asked(Map<String, String> filter, boolean all, List<String> handlers) {}

    ActTable(Database database) {
        this.database = database;
    }

    long begin(ActRequest asked) {
        Asked what = new Asked(asked.filter().texts(), asked.all(), asked.handlers());
        return database.durably(transaction -> transaction
                .sql()
                .sql("""
                    insert into act (kind, who, why, asked, state, started_at, alive_at)
                    values (:kind, :who, :why, :asked, 'RUNNING', :now, :now) returning id\
                    """)
                .param("kind", asked.kind().name())
                .param("who", asked.who())
                .param("why", asked.why())
                .param("asked", MAPPER.writeValueAsString(what))
                .param("now", database.clock().millis())
                .query((row, n) -> row.getLong(1))
                .single());
    }

    /** Records how far it is; false if somebody asked it to stop. */
    boolean goesOn(long number, Tally tally) {
        return database.durably(transaction -> transaction
                        .sql()
                        .sql("""
                            update act set looked_at = :lookedAt, changed = :changed, remaining = :remaining, alive_at = :now
                            where id = :number returning stopped_by\
                            """)
                        .param("lookedAt", tally.lookedAt())
                        .param("changed", tally.changed())
                        .param("remaining", tally.remaining())
                        .param("now", database.clock().millis())
                        .param("number", number)
                        .query((row, n) -> Optional.ofNullable(row.getString(1)))
                        .single())
                .isEmpty();
    }

    /** STOPPED if somebody asked for that, and INTERRUPTED if nobody did, is one that ends before it is done. */
    void end(long number, Tally tally, ActState state, @Nullable String problem) {
        database.durably(transaction -> transaction
                .sql()
                .sql("""
                    update act set looked_at = :lookedAt, changed = :changed, remaining = :remaining,
                        state = case when :state = 'STOPPED' and stopped_by is null then 'INTERRUPTED' else :state end,
                        alive_at = :now, ended_at = :now, problem = :problem
                    where id = :number
                    """)
                .param("lookedAt", tally.lookedAt())
                .param("changed", tally.changed())
                .param("remaining", tally.remaining())
                .param("state", state.name())
                .param("now", database.clock().millis())
                .param("problem", problem)
                .param("number", number)
                .update());
    }

    /** Whether there was something to stop. */
    boolean askToStop(long number, String who) {
        return database.durably(transaction -> transaction
                        .sql()
                        .sql("update act set stopped_by = :who where id = :number and state = 'RUNNING'")
                        .param("who", who)
                        .param("number", number)
                        .update())
                > 0;
    }

    /** @param ours the acts that this process is at */
    Optional<Act> find(long number, Collection<Long> ours) {
        return database.read()
                .sql("select * from act where id = :number")
                .param("number", number)
                .query(acts(ours))
                .optional();
    }

    /** @param ours the acts that this process is at */
    List<Act> newest(int atMost, Collection<Long> ours) {
        return database.read()
                .sql("select * from act order by id desc limit :atMost")
                .param("atMost", atMost)
                .query(acts(ours))
                .list();
    }

    /** Another process is alive if it has been heard of lately; where there can be no other, it is dead. */
    private RowMapper<Act> acts(Collection<Long> ours) {
        Duration lease = database.lease();
        long heard = lease == null ? Long.MAX_VALUE : database.clock().millis() - lease.toMillis();
        return (row, n) -> act(row, ours.contains(row.getLong("id")) || row.getLong("alive_at") >= heard);
    }

    private static Act act(ResultSet row, boolean alive) throws SQLException {
        ActState state = ActState.valueOf(row.getString("state"));
        return new Act(
                row.getLong("id"),
                asked(row),
                state == ActState.RUNNING && !alive ? ActState.INTERRUPTED : state,
                Instant.ofEpochMilli(row.getLong("started_at")),
                ended(row),
                row.getLong("looked_at"),
                row.getLong("changed"),
                row.getLong("remaining"),
                row.getString("stopped_by"),
                row.getString("problem"));
    }

    private static ActRequest asked(ResultSet row) throws SQLException {
        Asked asked = MAPPER.readValue(row.getString("asked"), Asked.class);
        return new ActRequest(
                ActKind.valueOf(row.getString("kind")),
                row.getString("who"),
                row.getString("why"),
                InboxFilter.of(asked.filter()),
                asked.all(),
                asked.handlers());
    }

    private static @Nullable Instant ended(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(ended);
    }
}
