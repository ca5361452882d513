package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As {@link QueryPlanTest}. Where a sequential scan is all but forbidden, one that is planned has no index to use. */
class PostgresQueryPlanTest {
    /** Every parameter becomes a value of its type: which one does not matter to the plan. */
    private static String plan(Database database, String sql) {
        String asked = sql.replaceAll("cast\\(:\\w+ as jsonb\\)", "cast('[{\"id\": 5}]' as jsonb)")
                .replaceAll(":(handler|tenant|nothing|listener|empty)", "'5'")
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
                    .contains("Index Cond: ((handler = given.handler) AND (due_at > 5))")
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
}
