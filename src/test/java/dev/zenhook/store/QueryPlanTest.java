package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.util.List;
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
}
