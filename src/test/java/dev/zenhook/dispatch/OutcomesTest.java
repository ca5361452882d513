package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.Claim;
import dev.zenhook.store.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private final Outcomes outcomes = new Outcomes(new DeliveryCounter(new SimpleMeterRegistry()));
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
}
