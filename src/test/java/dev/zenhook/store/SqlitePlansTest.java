package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every statement that a store makes, wherever it is: none reads a whole table that grows. */
class SqlitePlansTest {
    /**
     * What may be read from one end to the other: what was given or is made up in the statement, tables that stay small, and
     * parts of the large ones that do. A resource is looked for in the index by age.
     */
    private static final Pattern SMALL = Pattern.compile("""
        SCAN (json_each VIRTUAL TABLE INDEX 1:|CONSTANT ROW|q|placed|one|waiting|in_line|found|counted|\\(subquery-\\d+\\)\
        |(horizon|lease|known_handler|turn|act)( USING .*)?\
        |\\w+ USING (COVERING )?INDEX (delivery_one_at_a_time|delivery_parked|entry_age))\
        """);

    /** Whatever waits may be much, so who counts it ends at a limit. */
    private static final Pattern LIMITED =
            Pattern.compile("SCAN delivery USING (COVERING )?INDEX (delivery_ready|delivery_queued)");

    private final SettableClock clock = new SettableClock();

    @Test
    void noTableThatGrowsIsReadAsAWhole(@TempDir Path directory) throws Exception {
        try (OpenStore store = new OpenStore(SqliteStores.open(directory, clock), clock);
                SpokenSql spoken = new SpokenSql()) {
            Repertoire.play(store, clock);
            List<String> statements = spoken.statements();

            assertThat(statements).hasSizeGreaterThan(60);
            assertThat(statements).as("what removes a handler").anyMatch(statement -> statement.contains("'REMOVED'"));
            assertThat(statements.stream().flatMap(statement -> large(store.database, statement)))
                    .isEmpty();
        }
    }

    private static Stream<String> large(Database database, String statement) {
        return plan(database, statement).stream()
                .filter(step -> step.startsWith("SCAN "))
                .filter(step -> !SMALL.matcher(step).matches())
                .filter(step -> !LIMITED.matcher(step).matches() || !statement.contains(" limit "))
                .map(step -> step + ": " + statement);
    }

    /** Its parameters are left open: none of them matters to the plan. */
    private static List<String> plan(Database database, String statement) {
        return database.read()
                .sql("explain query plan " + statement.replaceAll("\\?\\d*", "null"))
                .query((row, n) -> row.getString("detail"))
                .list();
    }
}
