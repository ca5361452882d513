package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what came of runs, many in one transaction. Only the lease under which a run began can say so. */
final class OutcomeTable {
    private static final Logger log = LoggerFactory.getLogger(OutcomeTable.class);

    private final String record;
    private final String keepFailures;

    private record Row(
            long claimed,
            long held,
            String outcome,
            long due,
            int uncounted,
            @Nullable String reason,
            @Nullable String error) {

        static Row of(Outcome outcome, long now) {
            ParkedReason reason = outcome.reason();
            return new Row(
                    outcome.claim().delivery(),
                    outcome.claim().lease(),
                    outcome.status().name(),
                    now + outcome.delay().toMillis(),
                    outcome.counts() ? 0 : 1,
                    reason == null ? null : reason.name(),
                    outcome.error());
        }
    }

    OutcomeTable(Dialect dialect) {
        String outcomes = dialect.rows(
                "outcomes",
                "claimed bigint",
                "held bigint",
                "outcome text",
                "due bigint",
                "uncounted integer",
                "reason text",
                "error text");
        this.record = """
            update delivery as d
            set status = case when d.unwanted and o.outcome <> 'SUCCEEDED' then 'DISCARDED' else o.outcome end,
                attempts = d.attempts - o.uncounted, parked_reason = o.reason,
                due_at = case when o.outcome = 'WAITING' then o.due else d.due_at end,
                finished_at = case when o.outcome = 'WAITING' and not d.unwanted then null else cast(:now as bigint) end,
                last_error = case when o.uncounted = 1 then d.last_error else o.error end
            from %s as o
            where d.id = o.claimed and d.lease = o.held and d.status = 'RUNNING'
            """.formatted(outcomes);
        this.keepFailures = """
            insert into failure (delivery_id, attempt, started_at, ended_at, error)
            select d.id, d.attempts, d.started_at, :now, o.error
            from %s as o join delivery d on d.id = o.claimed and d.lease = o.held and d.status = 'RUNNING'
            where o.error is not null
            """.formatted(outcomes);
    }

    void record(JdbcClient sql, Collection<Outcome> outcomes, long now) {
        if (outcomes.isEmpty()) {
            return;
        }
        String rows = Rows.of(outcomes.stream()
                .map(outcome -> Row.of(outcome, now))
                .sorted(Comparator.comparingLong(Row::claimed)) // as Leases does, or they lock each other out
                .toList());
        if (outcomes.stream().anyMatch(outcome -> outcome.error() != null)) {
            sql.sql(keepFailures).param("outcomes", rows).param("now", now).update();
        }
        int recorded = sql.sql(record).param("outcomes", rows).param("now", now).update();
        if (recorded < outcomes.size()) {
            log.warn("{} runs ended after their deliveries had been given to others", outcomes.size() - recorded);
        }
    }
}
