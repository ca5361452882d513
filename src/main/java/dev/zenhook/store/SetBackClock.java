package dev.zenhook.store;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes due what arrived while the clock was ahead: it was due at once, and would else wait until the clock is there again.
 * A retry of a run that began while it was ahead comes as much earlier as it was set back. Any other keeps its time.
 */
final class SetBackClock {
    private final List<String> makeDue;

    SetBackClock(Dialect dialect) {
        String early = """
            update delivery
            set due_at = case when attempts = 0 or due_at - :back < :now then :now else due_at - :back end
            where status = '%s' and due_at > :now and (attempts = 0 or started_at > :now)
                and handler in (select handler from %s as given)
            """;
        String handlers = dialect.rows("handlers", "handler text");
        this.makeDue = List.of(early.formatted("WAITING", handlers), early.formatted("QUEUED", handlers));
    }

    /** @param back by how many milliseconds the clock was set back */
    void makeDue(JdbcClient sql, Collection<String> handlers, long now, long back) {
        for (String statement : makeDue) {
            sql.sql(statement)
                    .param("handlers", Rows.ofHandlers(handlers))
                    .param("now", now)
                    .param("back", back)
                    .update();
        }
    }
}
