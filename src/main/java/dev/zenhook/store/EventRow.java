package dev.zenhook.store;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Makes the event again out of its entry. The payload is read from the body, which is kept only once. */
record EventRow(
        String tenant,
        String id,
        String code,
        @Nullable Instant date,
        @Nullable String resourceId,
        @Nullable Integer attempt,
        RawBody body,
        boolean test,
        boolean replay,
        long lease) {
    /** Selects deliveries with their event; a condition follows. */
    static final String DELIVERIES = """
        select d.*, e.event_id, e.code, e.event_date, e.call_attempt, e.body, e.test, e.trace
        from delivery d join entry e on e.id = d.entry_id
        """;

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getString("tenant"),
                row.getString("event_id"),
                row.getString("code"),
                date(row),
                row.getString("resource_id"),
                attempt(row),
                RawBody.of(row.getBytes("body")),
                row.getBoolean("test"),
                row.getBoolean("replay"),
                row.getLong("lease"));
    }

    /** @throws RuntimeException if this version cannot read the body */
    WebhookEvent event() {
        return event(body.size() == 0 ? NullNode.getInstance() : WireFormat.payload(WireFormat.read(body.bytes())));
    }

    /** For those who need to know which event it is, and can do without its payload. */
    WebhookEvent withoutPayload() {
        return event(NullNode.getInstance());
    }

    private WebhookEvent event(JsonNode payload) {
        return new WebhookEvent(
                tenant, id, new EventCode(code), date, resourceId, attempt, payload, body, test, replay, lease);
    }

    static @Nullable Instant date(ResultSet row) throws SQLException {
        long micros = row.getLong("event_date");
        return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable Integer attempt(ResultSet row) throws SQLException {
        int attempt = row.getInt("call_attempt");
        return row.wasNull() ? null : attempt;
    }
}
