package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older Zenhook starts with the tables of a newer one, whose migrations it does not know. */
class GoingBackTest {
    private static final String NEWER = """
        insert into zenhook_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
            installed_on, execution_time, success)
        select 99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, installed_by, installed_on, 1, success
        from zenhook_schema_history where installed_rank = 1\
        """;

    private final SettableClock clock = new SettableClock();

    private void startsWithNewerTables(Supplier<Database> open) throws Exception {
        try (Database newer = open.get()) {
            newer.durably(transaction -> transaction
                    .sql()
                    .sql("alter table entry add column newer text")
                    .update());
            newer.durably(transaction -> transaction.sql().sql(NEWER).update());
        }

        try (OpenStore store = new OpenStore(open.get(), clock)) {
            assertThat(store.arrives(Events.event("event_1"), "mailer")).isEqualTo(Receipt.STORED);
            assertThat(store.claimed("mailer")).containsExactly("mailer event_1");
        }
    }

    @Test
    void inAFile(@TempDir Path folder) throws Exception {
        startsWithNewerTables(() -> SqliteStores.open(folder, clock));
    }

    @Test
    void inPostgresql() throws Exception {
        String url = PostgresStores.freshUrl();

        startsWithNewerTables(() -> PostgresStores.open(url, clock));
    }
}
