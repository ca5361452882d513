package dev.zenhook.store;

import dev.zenhook.store.Dialect.NewEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes arrivals into the inbox's tables: entries, and with each its deliveries. */
final class ArrivalTable {
    /** The test event without a body has always the same signature, so whoever saw one can send it for ever. */
    private static final Duration EMPTY_TEST_PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final WorkSignal signal;
    private final UnreadableCap unreadable;
    private final String deliver;

    private record Key(String tenant, String key) {
        static Key of(Arrival arrival) {
            return new Key(arrival.tenant(), arrival.key().text());
        }
    }

    /** A row of the table of deliveries. */
    private record NewDelivery(
            long entry,
            String handler,
            String tenant,
            @Nullable String resource) {}

    ArrivalTable(Database database, WorkSignal signal, UnreadableCap unreadable) {
        this.database = database;
        this.signal = signal;
        this.unreadable = unreadable;
        this.deliver = """
            insert into delivery (entry_id, handler, tenant, resource_id, status, created_at, due_at)
            select entry, handler, tenant, resource, 'WAITING', :now, :now from %s as given
            """.formatted(database.dialect()
                .rows("deliveries", "entry bigint", "handler text", "tenant text", "resource text"));
    }

    /** Stores all of them in one transaction, and gives what each was, in the same order. */
    List<Receipt> store(List<Arrival> arrivals) {
        List<NewDelivery> deliveries = new ArrayList<>();
        List<Receipt> receipts = database.durably(transaction -> {
            deliveries.clear();
            return store(transaction, arrivals, deliveries);
        });
        if (!deliveries.isEmpty()) {
            signal.raiseEverywhere();
        }
        return receipts;
    }

    private List<Receipt> store(Transaction transaction, List<Arrival> arrivals, List<NewDelivery> deliveries) {
        JdbcClient sql = transaction.sql();
        List<Arrival> admitted =
                unreadable.admit(sql, arrivals, database.clock().instant());
        Map<Key, NewEntry> added = insert(transaction, admitted);
        List<Receipt> receipts = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            NewEntry entry = added.remove(Key.of(arrival));
            if (entry == null && arrival.status() == EntryStatus.UNREADABLE && !admitted.contains(arrival)) {
                receipts.add(isThere(sql, arrival) ? Receipt.REPEATED : Receipt.DISCARDED);
            } else if (entry == null) {
                repeated(sql, arrival, deliveries);
                receipts.add(Receipt.REPEATED);
            } else if (entry.status() == EntryStatus.STALE) {
                receipts.add(Receipt.STALE);
            } else {
                deliver(entry.id(), arrival, deliveries);
                receipts.add(Receipt.STORED);
            }
        }
        if (!deliveries.isEmpty()) {
            sql.sql(deliver)
                    .param("deliveries", Rows.of(deliveries))
                    .param("now", database.clock().millis())
                    .update();
        }
        return receipts;
    }

    /** In the order of their keys, so that two replicas with the same ones wait for each other, and never in a circle. */
    private Map<Key, NewEntry> insert(Transaction transaction, List<Arrival> arrivals) {
        List<Arrival> ordered = arrivals.stream()
                .sorted(Comparator.comparing(Arrival::tenant)
                        .thenComparing(arrival -> arrival.key().text()))
                .toList();
        Map<Key, NewEntry> added = new HashMap<>();
        for (NewEntry entry : database.dialect().insert(transaction.operations(), ordered)) {
            added.put(new Key(entry.tenant(), entry.key()), entry);
        }
        return added;
    }

    private static void deliver(long entry, Arrival arrival, List<NewDelivery> deliveries) {
        String resource = arrival.event() == null ? null : arrival.event().resourceId();
        arrival.handlers()
                .forEach(handler -> deliveries.add(new NewDelivery(entry, handler, arrival.tenant(), resource)));
    }

    private static boolean isThere(JdbcClient sql, Arrival arrival) {
        return sql.sql("select id from entry where tenant = :tenant and entry_key = :key")
                .param("tenant", arrival.tenant())
                .param("key", arrival.key().text())
                .query((row, n) -> row.getLong(1))
                .optional()
                .isPresent();
    }

    private void repeated(JdbcClient sql, Arrival arrival, List<NewDelivery> deliveries) {
        if (arrival.body().size() == 0 && arrival.event() != null) {
            countEmptyTest(sql, arrival).forEach(entry -> deliver(entry, arrival, deliveries));
        }
    }

    /**
     * Counts it, and keeps its proof, as the key may be another one by now. Gives its entry if it is to be handed over anew:
     * after a pause, and when it has been dealt with.
     */
    private List<Long> countEmptyTest(JdbcClient sql, Arrival arrival) {
        Clock clock = database.clock();
        sql.sql("""
            update entry set arrivals = arrivals + :times, signature = :signature, key_fingerprint = :fingerprint
            where tenant = :tenant and entry_key = :key
            """)
                .param("times", arrival.times())
                .param("signature", arrival.proof().signature())
                .param("fingerprint", arrival.proof().keyFingerprint())
                .param("tenant", arrival.tenant())
                .param("key", arrival.key().text())
                .update();
        List<Long> due = sql.sql("""
            update entry set handed_over_at = :now
            where tenant = :tenant and entry_key = :key
                and (handed_over_at <= :now - :pause or handed_over_at > :now + :pause)
                and not exists (select 1 from delivery d
                    where d.entry_id = entry.id and d.status in ('WAITING', 'QUEUED', 'RUNNING'))
            returning id\
            """)
                .param("tenant", arrival.tenant())
                .param("key", arrival.key().text())
                .param("now", clock.millis())
                .param("pause", EMPTY_TEST_PAUSE.toMillis())
                .query((row, n) -> row.getLong(1))
                .list();
        due.forEach(
                entry -> sql.sql("delete from delivery where entry_id = :entry and (status in ('SUCCEEDED', 'REPLAYED',"
                                + " 'DISCARDED') or announced)")
                        .param("entry", entry)
                        .update());
        return due;
    }
}
