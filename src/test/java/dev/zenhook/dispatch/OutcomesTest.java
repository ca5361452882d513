package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.zenhook.event.BoundedNames;
import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.Claim;
import dev.zenhook.store.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outcomes outcomes = new Outcomes(meters);
    private final Claim first = claim(1);
    private final Claim second = claim(2);

    private static Claim claim(long delivery) {
        return new Claim(delivery, "mailer", 1, Instant.EPOCH, mock(WebhookEvent.class), null);
    }

    @Test
    void whatEndsWhileOthersAreRecordedIsGivenNextTime() {
        outcomes.succeeded(first);
        assertThat(outcomes.unrecorded()).containsExactly(Outcome.succeeded(first));
        outcomes.succeeded(second);
        outcomes.recorded();

        assertThat(outcomes.claims()).containsExactly(second);
        assertThat(outcomes.unrecorded()).containsExactly(Outcome.succeeded(second));
    }

    @Test
    void whatCouldNotBeRecordedIsGivenAgainInItsOrder() {
        outcomes.succeeded(first);
        assertThat(outcomes.unrecorded()).hasSize(1);
        outcomes.succeeded(second);

        assertThat(outcomes.unrecorded()).containsExactly(Outcome.succeeded(first), Outcome.succeeded(second));
        assertThat(outcomes.claims()).containsExactly(first, second);
    }

    private double parked(String handler) {
        return meters.get("zenhook.deliveries")
                .tags("handler", handler, "outcome", "parked")
                .counter()
                .count();
    }

    @Test
    void whatIsParkedIsCountedWithARunAndWithout() {
        outcomes.parked(first, ParkedReason.GAVE_UP, new IllegalStateException("no"));
        outcomes.parkedWithoutARun("mailer", 3);
        outcomes.parkedWithoutARun("gone", 2);

        assertThat(parked("mailer")).isEqualTo(4);
        assertThat(parked("gone")).isEqualTo(2);
        assertThat(outcomes.unrecorded()).as("to be recorded").hasSize(1);
    }

    @Test
    void handlersOfThePastShareASeriesBeyondTheFirstFew() {
        for (int n = 0; n < BoundedNames.MOST + 3; n++) {
            outcomes.parkedWithoutARun("gone" + n, 1);
        }
        outcomes.parkedWithoutARun("gone0", 1);
        outcomes.expect(List.of("mailer"));
        outcomes.parkedWithoutARun("mailer", 1);

        assertThat(parked("gone0")).isEqualTo(2);
        assertThat(parked("gone" + (BoundedNames.MOST - 1))).isEqualTo(1);
        assertThat(parked(BoundedNames.OTHER)).isEqualTo(3);
        assertThat(parked("mailer")).isEqualTo(1);
    }
}
