package dev.zenhook.store;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Writes what arrives. Every method returns after the commit, and not before. */
public final class Inbox {
    /** The test event without a body has always the same signature, so whoever saw one can send it for ever. */
    private static final Duration EMPTY_TEST_PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final JdbcClient jdbc;
    private final WorkSignal signal;
    private final Clock clock;

    Inbox(Database database, WorkSignal signal, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Stores an event together with one delivery for each handler. An event that is there already stays as it is, but for
     * the test event without a body: its arrivals are counted, and once a minute it is handed over anew.
     *
     * @param handlers the ids of the handlers that are to have it; none: the entry is UNCLAIMED
     * @throws InboxUnavailableException if the commit is not certain
     */
    public Receipt store(EntryKey key, WebhookEvent event, Proof proof, Collection<String> handlers) {
        Receipt receipt = commit(() -> {
            EntryStatus status = handlers.isEmpty() ? EntryStatus.UNCLAIMED : EntryStatus.ACCEPTED;
            List<Long> inserted = insert(key, event.tenant(), status, event, event.body(), proof, null);
            inserted.forEach(entry -> deliver(entry, event, handlers));
            if (inserted.isEmpty() && event.body().size() == 0) {
                countEmptyTest(key, event, handlers);
            }
            return inserted.isEmpty() ? Receipt.REPEATED : Receipt.STORED;
        });
        signal.raise();
        return receipt;
    }

    /**
     * Stores a verified body that is no envelope, once.
     *
     * @param problems why it is none, for whoever looks into the log
     * @throws InboxUnavailableException if the commit is not certain
     */
    public Receipt storeUnreadable(String tenant, RawBody body, Proof proof, String problems) {
        return commit(() -> {
            EntryKey key = EntryKey.ofBody(body);
            List<Long> inserted = insert(key, tenant, EntryStatus.UNREADABLE, null, body, proof, problems);
            return inserted.isEmpty() ? Receipt.REPEATED : Receipt.STORED;
        });
    }

    private Receipt commit(Supplier<Receipt> work) {
        try {
            return database.inTransaction(work);
        } catch (DataAccessException | TransactionException e) {
            throw new InboxUnavailableException(e);
        }
    }

    private List<Long> insert(
            EntryKey key,
            String tenant,
            EntryStatus status,
            @Nullable WebhookEvent event,
            RawBody body,
            Proof proof,
            @Nullable String problems) {
        return jdbc.sql("""
            insert into entry (tenant, entry_key, status, event_id, code, resource_id, event_date, call_attempt,
                test, body, signature, key_fingerprint, problems, received_at, handed_over_at)
            values (:tenant, :key, :status, :eventId, :code, :resourceId, :eventDate, :callAttempt,
                :test, :body, :signature, :keyFingerprint, :problems, :receivedAt, :receivedAt)
            on conflict (tenant, entry_key) do nothing
            returning id\
            """)
                .param("tenant", tenant)
                .param("key", key.text())
                .param("status", status.name())
                .param("eventId", event == null ? null : event.id())
                .param("code", event == null ? null : event.code().value())
                .param("resourceId", event == null ? null : event.resourceId())
                .param("eventDate", event == null ? null : micros(event.date()))
                .param("callAttempt", event == null ? null : event.attempt())
                .param("test", event != null && event.test())
                .param("body", body.bytes())
                .param("signature", proof.signature())
                .param("keyFingerprint", proof.keyFingerprint())
                .param("problems", problems)
                .param("receivedAt", proof.receivedAt().toEpochMilli())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private void deliver(long entry, WebhookEvent event, Collection<String> handlers) {
        for (String handler : handlers) {
            jdbc.sql("""
                insert into delivery (entry_id, handler, tenant, resource_id, status, created_at, due_at)
                values (:entry, :handler, :tenant, :resourceId, 'WAITING', :now, :now)
                on conflict (entry_id, handler) do update
                set status = 'WAITING', created_at = :now, due_at = :now, attempts = 0, deaths = 0,
                    started_at = null, finished_at = null, parked_reason = null, last_error = null, announced = 0
                where status in ('SUCCEEDED', 'PARKED')\
                """)
                    .param("entry", entry)
                    .param("handler", handler)
                    .param("tenant", event.tenant())
                    .param("resourceId", event.resourceId())
                    .param("now", clock.millis())
                    .update();
        }
    }

    private void countEmptyTest(EntryKey key, WebhookEvent event, Collection<String> handlers) {
        jdbc.sql("update entry set arrivals = arrivals + 1 where tenant = :tenant and entry_key = :key")
                .param("tenant", event.tenant())
                .param("key", key.text())
                .update();
        jdbc.sql("""
            update entry set handed_over_at = :now
            where tenant = :tenant and entry_key = :key and handed_over_at <= :now - :pause
            returning id\
            """)
                .param("tenant", event.tenant())
                .param("key", key.text())
                .param("now", clock.millis())
                .param("pause", EMPTY_TEST_PAUSE.toMillis())
                .query((row, n) -> row.getLong(1))
                .list()
                .forEach(entry -> deliver(entry, event, handlers));
    }

    private static @Nullable Long micros(@Nullable Instant date) {
        return date == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, date);
    }
}
