package dev.zenhook.store;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Records outcomes one by one, after the database has refused them together: one of them would else stop all dispatching. One
 * that is refused on its own loses its text, which is somebody else's; all the rest of an outcome is ours.
 */
final class SingleOutcomes {
    private static final Logger log = LoggerFactory.getLogger(SingleOutcomes.class);

    /** Spring knows none of SQLite's codes. */
    private static final int SQLITE_CONSTRAINT = 19;

    private final Database database;
    private final OutcomeTable outcomes;

    SingleOutcomes(Database database, OutcomeTable outcomes) {
        this.database = database;
        this.outcomes = outcomes;
    }

    /** Only where what was written is refused: neither where the database is away or full, nor where two claims have met. */
    static boolean mayHelp(NonTransientDataAccessException failure) {
        return switch (failure) {
            case DuplicateKeyException met -> false;
            case DataIntegrityViolationException refused -> true;
            case UncategorizedSQLException other ->
                other.getCause() instanceof SQLException cause && cause.getErrorCode() == SQLITE_CONSTRAINT;
            default -> false;
        };
    }

    void record(List<Outcome> refused, long now) {
        for (Outcome outcome : refused) {
            try {
                recordOne(outcome, now);
            } catch (NonTransientDataAccessException e) {
                if (outcome.error() == null || !mayHelp(e)) {
                    throw e;
                }
                recordOne(outcome.withoutText(), now);
                log.warn(
                        "What delivery {} failed with is recorded without its text",
                        outcome.claim().delivery());
                log.debug("The database refused the text", e);
            }
        }
    }

    private void recordOne(Outcome outcome, long now) {
        database.lightly(transaction -> {
            outcomes.record(transaction.sql(), List.of(outcome), now);
            return outcome;
        });
    }
}
