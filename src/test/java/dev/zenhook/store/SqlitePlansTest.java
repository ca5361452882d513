package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every statement that a store makes often, wherever it is: none reads a whole table that grows. */
class SqlitePlansTest {
    /** By whichever name a statement gives it. What is scanned by an index is in a part of the table that stays small. */
    private static final Pattern WHOLE_TABLE = Pattern.compile("SCAN (entry|delivery|failure|d|e|r|s|w|older|running)");

    private final SettableClock clock = new SettableClock();

    @Test
    void noTableThatGrowsIsReadAsAWhole(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory, clock), clock);
                SpokenSql spoken = new SpokenSql()) {
            Repertoire.play(store, clock);
            List<String> statements = spoken.statements();

            assertThat(statements).hasSizeGreaterThan(15);
            assertThat(statements).as("what removes a handler").anyMatch(statement -> statement.contains("'REMOVED'"));
            assertThat(statements)
                    .filteredOn(statement -> plan(store.database, statement).stream()
                            .anyMatch(step -> WHOLE_TABLE.matcher(step).matches()))
                    .isEmpty();
        }
    }

    /** Its parameters are left open: none of them matters to the plan. */
    private static List<String> plan(Database database, String statement) {
        return database.read()
                .sql("explain query plan " + statement.replaceAll("\\?\\d*", "null"))
                .query((row, n) -> row.getString("detail"))
                .list();
    }
}
