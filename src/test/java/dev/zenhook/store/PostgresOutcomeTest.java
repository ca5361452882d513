package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresOutcomeTest extends OutcomeContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }

    /** PostgreSQL has no NUL in a text. Nobody makes such an outcome now, but whoever did would stop all dispatching. */
    @Test
    void anOutcomeThatIsRefusedLosesItsTextAndHarmsNobodyElse() {
        store.arrives(event("refused", "ent_1"), "mailer");
        store.arrives(event("behind", "ent_1"), "mailer");
        store.arrives(event("fine"), "mailer");
        List<Claim> claims = store.claim("mailer");
        Outcome refused = new Outcome(claims.getFirst(), DeliveryStatus.WAITING, Duration.ofHours(1), true, null, "\0");

        List<Claim> next = store.queue.step(List.of(refused, Outcome.succeeded(claims.getLast())), Map.of("mailer", 9));

        assertThat(next).isEmpty();
        assertThat(store.delivery(event("fine")).status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(store.delivery(event("refused")))
                .isEqualTo(new InboxLog.Delivery(
                        "mailer", DeliveryStatus.WAITING, 1, 0, null, "The database refused the text of this failure"));
    }
}
