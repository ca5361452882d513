package dev.zenhook.store;

import dev.zenhook.store.ClaimTable.Claimed;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;

/** What a step of the {@link DeliveryQueue} writes: all of it in one transaction, if the database takes it. */
final class StepTable {
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final OutcomeTable outcomes;
    private final SingleOutcomes singleOutcomes;
    private final Followers followers;
    private final SetBackClock setBackClock;
    private final ClaimTable claims;

    /**
     * A step.
     *
     * @param before deliveries behind which somebody may wait
     * @param early what has to be made due, as the clock was set back
     * @param free how many more may run, by the handler's id
     */
    record Step(
            List<Outcome> outcomes,
            List<DeliveryId> before,
            List<DeliveryId> early,
            Map<String, Integer> free,
            long now) {
        private Step withoutOutcomes() {
            return new Step(List.of(), before, early, free, now);
        }
    }

    StepTable(Database database, SetBackClock setBackClock, ClaimTable claims) {
        this.database = database;
        this.outcomes = new OutcomeTable(database.dialect());
        this.singleOutcomes = new SingleOutcomes(database, outcomes);
        this.followers = new Followers(database);
        this.setBackClock = setBackClock;
        this.claims = claims;
    }

    /** If the database refuses the outcomes, they are recorded one by one, and the rest of the step goes on without them. */
    Claimed write(Step step) {
        try {
            return inOne(step);
        } catch (NonTransientDataAccessException e) {
            if (step.outcomes().isEmpty() || !SingleOutcomes.mayHelp(e)) {
                throw e;
            }
            singleOutcomes.record(step.outcomes(), step.now());
            return inOne(step.withoutOutcomes());
        }
    }

    /** Another replica may be about to claim of the same resource. Then it was first, and to ask once more shows it. */
    private Claimed inOne(Step step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.lightly(transaction -> {
                    outcomes.record(transaction.sql(), step.outcomes(), step.now());
                    followers.follow(transaction.sql(), step.before(), step.now());
                    setBackClock.makeDue(transaction.sql(), step.early(), step.now());
                    return claims.claim(transaction.sql(), step.free(), step.now());
                });
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
