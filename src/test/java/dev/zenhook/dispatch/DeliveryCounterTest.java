package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.BoundedNames;
import dev.zenhook.event.ParkedReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryCounterTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeliveryCounter counter = new DeliveryCounter(meters);

    private double parked(String handler) {
        return meters.get("zenhook.deliveries")
                .tags("handler", handler, "outcome", "parked")
                .counter()
                .count();
    }

    @Test
    void whatIsParkedIsCountedWithARunAndWithout() {
        Outcomes outcomes = new Outcomes(counter);
        outcomes.parked(SomeClaim.of(1), ParkedReason.GAVE_UP, new IllegalStateException("no"));
        counter.parkedWithoutARun("mailer", 3);
        counter.parkedWithoutARun("gone", 2);

        assertThat(parked("mailer")).isEqualTo(4);
        assertThat(parked("gone")).isEqualTo(2);
        assertThat(outcomes.unrecorded()).as("to be recorded").hasSize(1);
    }

    @Test
    void handlersOfThePastShareASeriesBeyondTheFirstFew() {
        for (int n = 0; n < BoundedNames.MOST + 3; n++) {
            counter.parkedWithoutARun("gone" + n, 1);
        }
        counter.parkedWithoutARun("gone0", 1);
        counter.expect(List.of("mailer"));
        counter.parkedWithoutARun("mailer", 1);

        assertThat(parked("gone0")).isEqualTo(2);
        assertThat(parked("gone" + (BoundedNames.MOST - 1))).isEqualTo(1);
        assertThat(parked(BoundedNames.OTHER)).isEqualTo(3);
        assertThat(parked("mailer")).isEqualTo(1);
    }
}
