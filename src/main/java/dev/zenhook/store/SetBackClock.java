package dev.zenhook.store;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes due what arrived while the clock was ahead: it was due at once, and would else wait until the clock is there again.
 * A retry keeps its time, so that one wrong clock does not begin all of them together.
 */
final class SetBackClock {
    private final List<String> makeDue;

    SetBackClock(Dialect dialect) {
        String early = """
            update delivery set due_at = :now
            where status = '%s' and due_at > :now and attempts = 0
                and handler in (select handler from %s as given)
            """;
        String handlers = dialect.rows("handlers", "handler text");
        this.makeDue = List.of(early.formatted("WAITING", handlers), early.formatted("QUEUED", handlers));
    }

    void makeDue(JdbcClient sql, Collection<String> handlers, long now) {
        for (String statement : makeDue) {
            sql.sql(statement)
                    .param("handlers", Rows.ofHandlers(handlers))
                    .param("now", now)
                    .update();
        }
    }
}
