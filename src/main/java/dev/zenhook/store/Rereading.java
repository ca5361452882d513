package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.ReplayGuide.Reread;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes an event of an entry that was UNREADABLE, if it can be read now. */
record Rereading(ReplayGuide guide) {
    @Nullable
    WebhookEvent read(JdbcClient sql, long entry, EventRow row) {
        return switch (guide.read(new StoredBody(row.tenant(), row.body()))) {
            case Reread.Understood(EntryKey key, WebhookEvent event) -> become(sql, entry, key, event);
            case Reread.NoEnvelope(String problems) -> {
                say(sql, entry, problems);
                yield null;
            }
        };
    }

    private static @Nullable WebhookEvent become(JdbcClient sql, long entry, EntryKey key, WebhookEvent event) {
        int changed = sql.sql("""
            update entry set status = 'UNCLAIMED', problems = null, entry_key = :key, event_id = :event,
                code = :code, resource_id = :resource, event_date = :date, call_attempt = :attempt, test = :test
            where id = :entry and not exists (select 1 from entry other
                where other.tenant = :tenant and other.entry_key = :key and other.id <> :entry)
            """)
                .param("entry", entry)
                .param("tenant", event.tenant())
                .param("key", key.text())
                .param("event", event.id())
                .param("code", event.code().value())
                .param("resource", event.resourceId())
                .param("date", ArrivalRow.micros(event.date()))
                .param("attempt", event.attempt())
                .param("test", event.test())
                .update();
        if (changed == 0) {
            say(sql, entry, "It can be read now, and its event " + event.id() + " is there already");
        }
        return changed == 0 ? null : event;
    }

    private static void say(JdbcClient sql, long entry, String problems) {
        sql.sql("update entry set problems = :problems where id = :entry")
                .param("problems", OneLine.of(problems))
                .param("entry", entry)
                .update();
    }
}
