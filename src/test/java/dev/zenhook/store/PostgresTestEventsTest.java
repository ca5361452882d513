package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.store.TestEvents.Mark;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresTestEventsTest extends TestEventsContract {
    private final String url = PostgresStores.freshUrl();

    @Override
    Database open(Path directory) {
        return PostgresStores.open(url, clock);
    }

    /** For a row that somebody has changed. */
    @Override
    boolean isHeldUp(Thread marking) {
        return store.database.read().sql("""
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """).query((row, n) -> row.getLong(1)).single() > 0;
    }

    /** Its number is the lower one, and at the mark of somebody who comes in between it cannot be seen. */
    @Test
    void whatAnotherReplicaCommitsLateIsFoundByWhoWaitsForIt() throws Exception {
        Mark mark = store.tests.mark("main");
        DisturbedDatabase slow = new DisturbedDatabase(PostgresStores.open(url, clock));
        try (OpenStore late = new OpenStore(slow, clock)) {
            slow.disturb(
                    () -> {
                        store.arrives(event("event_2"));
                        assertThat(store.tests.since(mark, "whl_1")).isEmpty();
                    },
                    () -> {});
            late.arrives(Events.test("event_1", "whl_1"));
        }

        assertThat(store.log.newest(2)).extracting(InboxLog.Entry::eventId).containsExactly("event_2", "event_1");
        assertThat(store.tests.since(mark, "whl_1")).isNotEmpty();
    }

    /** As after a day of deletions: no entry is left, and the numbers go on. */
    @Test
    void theMarkGoesByTheNumbersThatWereGiven() {
        store.arrives(event("event_1"));
        LifecycleContract.empty(store.database);

        assertThat(store.tests.mark("main").lastEntry()).isEqualTo(1);
    }
}
