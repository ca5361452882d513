package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** PostgreSQL says itself how it goes about each statement, on a table that is full of what is finished. */
class PostgresPlansTest {
    private static final int FINISHED = 200_000;

    /** Its own module tells the plan of every statement to whoever has asked it. */
    private static final String TELLING_PLANS = "&options=-c%20session_preload_libraries=auto_explain"
            + "%20-c%20auto_explain.log_min_duration=0%20-c%20auto_explain.log_level=notice";

    /** Any but those of which there is a row for each handler, tenant, key or act, or one alone. */
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (?!known_handler|tenant_heard|account_key|turn|act|horizon)");

    private final SettableClock clock = new SettableClock();

    @Test
    void noTableThatGrowsIsReadAsAWhole() throws Exception {
        String url = PostgresStores.freshUrl();
        fill(url);
        try (OpenStore store = new OpenStore(PostgresStores.open(url + TELLING_PLANS, clock), clock);
                SpokenSql spoken = new SpokenSql()) {
            Repertoire.play(store, clock);
            List<String> plans = spoken.notices();

            assertThat(plans).hasSizeGreaterThan(60);
            assertThat(plans)
                    .filteredOn(plan -> WHOLE_TABLE.matcher(plan).find())
                    .isEmpty();
        }
    }

    private void fill(String url) throws Exception {
        try (Database database = PostgresStores.open(url, clock)) {
            database.durably(transaction -> {
                transaction.sql().sql("""
                    insert into entry (tenant, entry_key, status, event_id, code, resource_id, test, body, signature,
                        key_fingerprint, received_at, handed_over_at)
                    select 'main', 'id:old_' || n, 'ACCEPTED', 'old_' || n, 'customer.created', 'ent_' || n % 1000, false,
                        '{}', '', '', 0, 0
                    from generate_series(1, :finished) as n
                    """).param("finished", FINISHED).update();
                transaction.sql().sql("""
                    insert into delivery (entry_id, handler, tenant, resource_id, status, created_at, due_at, attempts)
                    select id, 'mailer', tenant, resource_id, 'SUCCEEDED', 0, 0, 1 from entry
                    """).update();
                transaction.sql().sql("""
                    insert into failure (delivery_id, attempt, started_at, ended_at, error)
                    select id, 1, 0, 0, 'no' from delivery where id % 10 = 0
                    """).update();
                return transaction;
            });
            database.read().sql("analyze").update();
        }
    }
}
