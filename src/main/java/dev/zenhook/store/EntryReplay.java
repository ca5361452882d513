package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.EntryLock.Locked;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes new deliveries for an entry: for the handlers that want its event now, and of which none is unfinished. They queue
 * behind everything that waits already. What was parked is REPLAYED from then on.
 */
final class EntryReplay implements EntryWork {
    private static final Set<DeliveryStatus> LIVE =
            Set.of(DeliveryStatus.WAITING, DeliveryStatus.QUEUED, DeliveryStatus.RUNNING);
    private static final Set<DeliveryStatus> SETTLED = Set.of(DeliveryStatus.SUCCEEDED, DeliveryStatus.DISCARDED);

    private final Database database;
    private final WorkSignal signal;
    private final ReplayGuide guide;
    private final ActRequest asked;
    private final EntryLock lock;
    private final Rereading rereading;
    private final String replace;
    private final String deliver;

    EntryReplay(Database database, WorkSignal signal, ReplayGuide guide, ActRequest asked) {
        String handlers = database.dialect().rows("handlers", "handler text");
        this.database = database;
        this.signal = signal;
        this.guide = guide;
        this.asked = asked;
        this.lock = new EntryLock(database.dialect());
        this.rereading = new Rereading(guide);
        this.replace = """
            update delivery set status = 'REPLAYED'
            where entry_id = :entry and status = 'PARKED' and handler in (select handler from %s as given)
            """.formatted(handlers);
        this.deliver = """
            insert into delivery (entry_id, handler, tenant, resource_id, status, created_at, due_at, replay)
            select e.id, given.handler, e.tenant, e.resource_id, 'WAITING', :now, :now, true
            from entry e cross join %s as given where e.id = :entry
            """.formatted(handlers);
    }

    @Override
    public Result on(long entry) {
        Result result = tryTwice(entry);
        if (result == Result.CHANGED) {
            signal.raiseEverywhere();
        }
        return result;
    }

    /**
     * The event that an unreadable body turned out to be may arrive at the same moment. It is on the disk before anybody sees it: whoever
     * sends it again is answered 200.
     */
    private Result tryTwice(long entry) {
        try {
            return database.durably(transaction -> replay(transaction.sql(), entry));
        } catch (DuplicateKeyException e) {
            return database.durably(transaction -> replay(transaction.sql(), entry));
        }
    }

    private Result replay(JdbcClient sql, long entry) {
        Locked locked = lock.lock(sql, entry).orElse(null);
        if (locked == null) {
            return Result.UNCHANGED;
        }
        if (locked.isEmptied()) {
            return Result.IMPOSSIBLE;
        }
        boolean unreadable = locked.status() == EntryStatus.UNREADABLE;
        WebhookEvent event = unreadable
                ? rereading.read(sql, entry, locked.event())
                : locked.event().withoutPayload();
        return event == null ? Result.IMPOSSIBLE : deliver(sql, entry, event, unreadable);
    }

    private Result deliver(JdbcClient sql, long entry, WebhookEvent event, boolean reread) {
        Map<String, DeliveryStatus> last = last(sql, entry);
        List<String> handlers = guide.handlersFor(event).stream()
                .filter(handler -> isMeant(handler, last.get(handler)))
                .toList();
        if (handlers.isEmpty()) {
            return reread ? Result.CHANGED : Result.UNCHANGED;
        }
        replace(sql, entry, handlers);
        sql.sql("update entry set status = 'ACCEPTED', handed_over_at = :now where id = :entry")
                .param("now", database.clock().millis())
                .param("entry", entry)
                .update();
        return Result.CHANGED;
    }

    private boolean isMeant(String handler, @Nullable DeliveryStatus last) {
        if (last == null) {
            return asked.means(handler) && asked.filter().delivery() == null;
        }
        return asked.means(handler, last) && !LIVE.contains(last) && (asked.all() || !SETTLED.contains(last));
    }

    /** The status of each handler's last delivery, or of the unfinished one. */
    private static Map<String, DeliveryStatus> last(JdbcClient sql, long entry) {
        Map<String, DeliveryStatus> last = new HashMap<>();
        sql.sql("select handler, status from delivery where entry_id = :entry order by id")
                .param("entry", entry)
                .query(row -> {
                    last.put(row.getString(1), DeliveryStatus.valueOf(row.getString(2)));
                });
        return last;
    }

    private void replace(JdbcClient sql, long entry, Collection<String> handlers) {
        String rows = Rows.ofHandlers(handlers);
        sql.sql(replace).param("entry", entry).param("handlers", rows).update();
        sql.sql(deliver)
                .param("entry", entry)
                .param("handlers", rows)
                .param("now", database.clock().millis())
                .update();
    }
}
