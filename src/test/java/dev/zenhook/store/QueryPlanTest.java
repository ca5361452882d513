package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full inbox is as fast as an empty one: nothing that runs often reads a whole table. */
class QueryPlanTest {
    /** Every parameter becomes a number: which one does not matter to the plan. */
    private static String plan(Database database, String sql) {
        return String.join(
                "\n",
                database.read()
                        .sql("explain query plan " + sql.replaceAll(":\\w+", "5"))
                        .query((row, n) -> row.getString("detail"))
                        .list());
    }

    @Test
    void whatRunsOftenUsesItsIndex(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            ClaimTable claims = new ClaimTable(store.database);
            assertThat(plan(store.database, claims.claim))
                    .contains("SEARCH w USING INDEX delivery_ready (handler=? AND due_at<?)")
                    .contains(
                            "older USING INDEX delivery_order (handler=? AND tenant=? AND resource_id=? AND" + " id<?)")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(store.database, claims.nextDue)).contains("INDEX delivery_ready (handler=? AND due_at>?)");
        }
    }

    @Test
    void whatLeavesIsFoundByItsAge(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            DepartureTable departures = new DepartureTable(store.database);
            assertThat(plan(store.database, departures.walk))
                    .contains("SEARCH e USING INDEX entry_age (received_at>? AND received_at<?)")
                    .contains("SEARCH d USING INDEX delivery_entry (entry_id=?)")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(store.database, departures.deleteDeliveries))
                    .contains("SEARCH delivery USING INDEX delivery_entry (entry_id=?)")
                    .contains("SEARCH failure USING COVERING INDEX failure_delivery (delivery_id=?)");
            for (String sql : List.of(departures.delete, departures.forget)) {
                assertThat(plan(store.database, sql))
                        .contains("SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)")
                        .contains("SEARCH d USING COVERING INDEX delivery_entry (entry_id=?)");
            }
            assertThat(plan(store.database, UnreadableCap.COUNT))
                    .contains("SEARCH entry USING COVERING INDEX entry_unreadable (tenant=? AND received_at>?)");
        }
    }

    private static String page(Database database, String... filter) {
        return plan(database, InboxSearch.page(FilterSql.of(Acts.where(filter[0], filter[1], filter[2], filter[3]))));
    }

    @Test
    void whatAnOperatorLooksForMostUsesItsIndex(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            Database database = store.database;
            assertThat(page(database, "tenant", "main", "resource", "ent_1"))
                    .contains("SEARCH e USING INTEGER PRIMARY KEY (rowid=?)")
                    .contains("SCAN r USING COVERING INDEX entry_age");
            InboxFilter lately =
                    InboxFilter.of(Map.of("tenant", "main", "resource", "ent_1", "from", "2026-01-01T00:00:00Z"));
            assertThat(plan(database, InboxSearch.page(FilterSql.of(lately))))
                    .contains("SEARCH e USING INTEGER PRIMARY KEY (rowid=?)")
                    .contains("SEARCH r USING COVERING INDEX entry_age (received_at>?)");
            assertThat(page(database, "delivery", "PARKED", "handler", "mailer"))
                    .contains("SEARCH e USING INTEGER PRIMARY KEY")
                    .contains("INDEX delivery_parked");
            assertThat(page(database, "tenant", "main", "code", "customer.*"))
                    .contains("SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
                    .doesNotContain("TEMP B-TREE");
            assertThat(page(database, "tenant", "main", "status", "UNREADABLE"))
                    .contains("SEARCH e USING INDEX entry_unreadable (tenant=?)");
            assertThat(plan(database, InboxSearch.numbers(FilterSql.of(Acts.where("delivery", "PARKED")))))
                    .contains("SEARCH e USING INTEGER PRIMARY KEY")
                    .contains("INDEX delivery_parked");
        }
    }

    @Test
    void aTestEventThatIsWaitedForIsLookedForAmongTheNewestAlone(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            assertThat(plan(store.database, TestEvents.ADDED))
                    .contains("SEARCH entry USING INTEGER PRIMARY KEY (rowid>?)")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(store.database, TestEvents.COUNTED))
                    .contains("SEARCH entry USING INDEX sqlite_autoindex_entry_1 (tenant=? AND entry_key=?)");
        }
    }

    @Test
    void whatIsToBeDoneIsCountedAlongIndexesAlone(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            Backlog.COUNTS.forEach((status, sql) ->
                    assertThat(plan(store.database, sql)).as(status.name()).contains("USING COVERING INDEX delivery_"));
            assertThat(plan(store.database, Backlog.OLDEST_DUE))
                    .contains("USING COVERING INDEX delivery_ready (handler>?)")
                    .contains("USING COVERING INDEX delivery_ready (handler=?)")
                    .doesNotContain("TEMP B-TREE", "SCAN d\n");
        }
    }

    @Test
    void whatWasLeftBehindIsLookedForInWindows(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            assertThat(plan(store.database, QueuedWalk.LOOK))
                    .contains("d USING INDEX delivery_queued (id>?)")
                    .contains("INDEX delivery_order (handler=? AND tenant=? AND resource_id=?)")
                    .contains("INDEX delivery_one_at_a_time (handler=? AND tenant=? AND resource_id=?)")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(store.database, SetBackClock.LOOK))
                    .contains("SEARCH delivery USING INDEX delivery_ready (handler=? AND due_at>?)")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(store.database, Horizon.LAST_DATE)).doesNotContain("SCAN");
        }
    }

    @Test
    void whatWaitsForRemovedHandlersIsFoundByHandler(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            assertThat(plan(store.database, KnownHandlers.FIND))
                    .contains("USING COVERING INDEX delivery_ready (handler>?)")
                    .contains("INDEX delivery_order (handler>?)");
            assertThat(plan(store.database, KnownHandlers.ITS.getFirst()))
                    .contains("SEARCH d USING INDEX delivery_ready (handler=?)");
            assertThat(plan(store.database, KnownHandlers.ITS.getLast()))
                    .contains("SEARCH d USING INDEX delivery_order (handler=?)");
        }
    }

    @Test
    void whenATenantWasHeardIsFoundByItsName(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            assertThat(plan(store.database, Hearing.READ))
                    .contains("SEARCH tenant_heard USING INDEX sqlite_autoindex_tenant_heard_1 (tenant=?)");
        }
    }

    @Test
    void anEntrysHistoryIsFoundByIndexes(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory), new SettableClock())) {
            assertThat(plan(store.database, EntryHistory.FAILURES))
                    .contains("INDEX delivery_entry (entry_id=?)")
                    .contains("INDEX failure_delivery (delivery_id=?)");
        }
    }
}
