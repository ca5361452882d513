package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As {@link QueryPlanTest}. Where a sequential scan is all but forbidden, one that is planned has no index to use. */
class PostgresQueryPlanTest {
    /** Every parameter becomes a value of its type: which one does not matter to the plan. */
    private static String plan(Database database, String sql) {
        String asked = sql.replaceAll("cast\\(:\\w+ as jsonb\\)", "cast('[{\"id\": 5}]' as jsonb)")
                .replaceAll(":(handler|tenant|nothing|resource|code|listener|empty)\\b", "'5'")
                .replaceAll(":\\w+", "5");
        return database.durably(transaction -> {
            transaction.sql().sql("set local enable_seqscan = off").update();
            transaction.sql().sql("set local enable_bitmapscan = off").update();
            return String.join(
                    "\n",
                    transaction
                            .sql()
                            .sql("explain " + asked)
                            .query((row, n) -> row.getString(1).strip())
                            .list());
        });
    }

    @Test
    void whatRunsOftenUsesItsIndex() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            ClaimTable claims = new ClaimTable(store.database);
            assertThat(plan(store.database, claims.claim))
                    .contains("Index Cond: ((handler = '5'::text) AND (due_at <= 5))")
                    .contains("AND (resource_id = w.resource_id) AND (id < w.id))")
                    .doesNotContain("Seq Scan", "Sort Key: w.");
            assertThat(plan(store.database, claims.nextDue))
                    .contains("Index Cond: ((handler = given.handler) AND ", "(due_at > 5))")
                    .doesNotContain("Seq Scan");
            assertThat(plan(store.database, UnreadableCap.COUNT))
                    .contains("Index Cond: ((tenant = '5'::text) AND (received_at >= 5))")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void whatLeavesIsFoundByItsAge() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            DepartureTable departures = new DepartureTable(store.database);
            assertThat(plan(store.database, departures.walk))
                    .contains("Index Scan using entry_age on entry e")
                    .contains("Index Cond: ((received_at < 5) AND (ROW(received_at, id) > ROW(5, 5)))")
                    .contains("Index Cond: (entry_id = e.id)")
                    .doesNotContain("Seq Scan", "Sort");
            for (String sql : List.of(departures.deleteDeliveries, departures.delete, departures.forget)) {
                assertThat(plan(store.database, sql))
                        .contains("Index Cond: (entry_id = ")
                        .doesNotContain("Seq Scan");
            }
        }
    }

    @Test
    void aTestEventThatIsWaitedForIsLookedForAmongTheNewestAlone() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            assertThat(plan(store.database, TestEvents.ADDED))
                    .contains("Index Cond: (id > 5)")
                    .doesNotContain("Seq Scan", "Sort");
            assertThat(plan(store.database, TestEvents.COUNTED))
                    .contains("Index Cond: ((tenant = '5'::text) AND (entry_key = '5'::text))")
                    .doesNotContain("Seq Scan");
        }
    }

    private static String page(Database database, String... filter) {
        return plan(database, InboxSearch.page(FilterSql.of(Acts.where(filter[0], filter[1], filter[2], filter[3]))));
    }

    @Test
    void whatAnOperatorLooksForMostUsesItsIndex() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            Database database = store.database;
            assertThat(page(database, "tenant", "main", "resource", "ent_1"))
                    .contains("using entry_age on entry r", "resource_id = '5'")
                    .doesNotContain("Seq Scan");
            InboxFilter lately =
                    InboxFilter.of(Map.of("tenant", "main", "resource", "ent_1", "from", "2026-01-01T00:00:00Z"));
            assertThat(plan(database, InboxSearch.page(FilterSql.of(lately))))
                    .contains("using entry_age on entry r", "received_at >= 5")
                    .doesNotContain("Seq Scan");
            assertThat(page(database, "delivery", "PARKED", "handler", "mailer"))
                    .contains("using delivery_parked on delivery d")
                    .doesNotContain("Seq Scan");
            assertThat(plan(database, InboxSearch.page(FilterSql.of(Acts.where("code", "customer.*")))))
                    .contains("Index Scan Backward using entry_pkey on entry e")
                    .doesNotContain("Seq Scan", "Sort");
            assertThat(page(database, "tenant", "main", "status", "UNREADABLE"))
                    .contains("Index Scan using entry_unreadable on entry e")
                    .doesNotContain("Seq Scan");
            assertThat(plan(database, InboxSearch.numbers(FilterSql.of(Acts.where("delivery", "PARKED")))))
                    .contains("using delivery_parked on delivery d")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void whatIsToBeDoneIsCountedAlongIndexesAlone() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            Backlog.COUNTS.forEach((status, sql) -> assertThat(plan(store.database, sql))
                    .as(status.name())
                    .contains("Index Only Scan using delivery_")
                    .doesNotContain("Seq Scan"));
            assertThat(plan(store.database, Backlog.OLDEST_DUE))
                    .contains("Index Only Scan using delivery_ready")
                    .contains(
                            "Index Cond: (handler = one.handler)") // the step to the next handler is told when it runs
                    .doesNotContain("Seq Scan");
            assertThat(plan(store.database, Hearing.READ))
                    .contains("using tenant_heard_pkey")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void whatWasLeftBehindIsLookedForInWindows() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            assertThat(plan(store.database, QueuedWalk.LOOK))
                    .contains("using delivery_queued on delivery d", "Index Cond: (id > 5)")
                    .contains("using delivery_order on delivery s", "using delivery_one_at_a_time on delivery r")
                    .doesNotContain("Seq Scan");
            assertThat(plan(store.database, SetBackClock.LOOK))
                    .contains("using delivery_ready on delivery", "(ROW(due_at, id) > ROW(5, 5))")
                    .doesNotContain("Seq Scan", "Sort");
            assertThat(plan(store.database, Horizon.LAST_DATE))
                    .contains("using entry_pkey on entry")
                    .doesNotContain("Seq Scan", "Sort");
        }
    }

    @Test
    void whatWaitsForRemovedHandlersIsFoundByHandler() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            assertThat(plan(store.database, KnownHandlers.FIND))
                    .contains("using delivery_ready on delivery d", "using delivery_order on delivery d")
                    .doesNotContain("Seq Scan on delivery");
            for (String its : KnownHandlers.ITS) {
                assertThat(plan(store.database, its))
                        .contains("Index Cond: (handler = '5'::text)")
                        .doesNotContain("Seq Scan");
            }
        }
    }

    @Test
    void anEntrysHistoryIsFoundByIndexes() throws Exception {
        SettableClock clock = new SettableClock();
        try (OpenStore store = new OpenStore(PostgresStores.open(PostgresStores.freshUrl(), clock), clock)) {
            assertThat(plan(store.database, EntryHistory.FAILURES))
                    .contains("using delivery_entry on delivery d")
                    .contains("Index Scan using failure_delivery on failure f")
                    .doesNotContain("Seq Scan");
        }
    }
}
