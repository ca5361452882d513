package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.store.Backlog;
import dev.zenhook.store.DeliveryStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Gauges that the database is asked for. */
@ExtendWith(OutputCaptureExtension.class)
class LookoutTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile boolean isAway;
    private volatile Backlog.Reading reading =
            new Backlog.Reading(Map.of(DeliveryStatus.WAITING, 3), Map.of("mailer", Duration.ofMillis(1500)));

    private final BacklogGauges gauges = new BacklogGauges(this::read, () -> Set.of("mailer", "billing"), meters);

    private Backlog.Reading read() {
        if (isAway) {
            throw new IllegalStateException("no answer");
        }
        return reading;
    }

    private double waiting() {
        return meters.get("zenhook.backlog").tag("status", "waiting").gauge().value();
    }

    private double age(String handler) {
        return meters.get("zenhook.backlog.age").tag("handler", handler).gauge().value();
    }

    @Test
    void everyHandlerHasAnAgeAndNoneStaysThatIsGone() {
        gauges.look();
        assertThat(waiting()).isEqualTo(3);
        assertThat(age("mailer")).isEqualTo(1.5);
        assertThat(age("billing")).isZero();

        reading = new Backlog.Reading(Map.of(), Map.of("removed", Duration.ofSeconds(9)));
        gauges.look();
        assertThat(age("removed")).isEqualTo(9);
        reading = new Backlog.Reading(Map.of(), Map.of());
        gauges.look();
        assertThat(meters.find("zenhook.backlog.age").gauges()).hasSize(2);
        assertThat(waiting()).isZero();
    }

    @Test
    void whileTheDatabaseDoesNotAnswerNothingIsShownAndItIsSaidOnce(CapturedOutput output) {
        Lookout lookout = new Lookout(List.of(gauges::look), Duration.ofHours(1));
        lookout.look();
        isAway = true;
        lookout.look();
        lookout.look();

        assertThat(waiting()).isNaN();
        assertThat(output.getAll().lines().filter(line -> line.contains("no answer")))
                .hasSize(1);
        isAway = false;
        lookout.look();
        assertThat(waiting()).isEqualTo(3);
    }

    @Test
    void itLooksUntilItIsStoppedAlsoAfterAFailure() {
        AtomicInteger looks = new AtomicInteger();
        Lookout lookout = new Lookout(
                List.of(() -> {
                    looks.incrementAndGet();
                    throw new AssertionError("a defect");
                }),
                Duration.ofMillis(1));
        lookout.start();
        await().until(() -> looks.get() > 3);
        lookout.stop();

        assertThat(lookout.isRunning()).isFalse();
    }
}
