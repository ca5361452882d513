package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.zenhook.store.Backlog;
import dev.zenhook.store.DeliveryStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
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
    private final SimpleMeterRegistry others = new SimpleMeterRegistry();
    private volatile boolean isAway;
    private volatile long nanoTime;
    private volatile Backlog.Reading reading =
            new Backlog.Reading(Map.of(DeliveryStatus.WAITING, 3), Map.of("mailer", Duration.ofMillis(1500)));

    private final BacklogGauges gauges =
            new BacklogGauges(this::read, () -> Set.of("mailer", "billing"), meters, () -> nanoTime);

    private Backlog.Reading read() {
        if (isAway) {
            throw new IllegalStateException("no answer");
        }
        return reading;
    }

    private double waiting() {
        return meters.get("zenhook.backlog").tag("status", "waiting").gauge().value();
    }

    private double readable() {
        return meters.get("zenhook.inbox.readable").gauge().value();
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
    void ofAnInboxThatCannotBeReadNoAgeIsShown() {
        assertThat(readable()).as("before the first look").isZero();
        gauges.look();
        assertThat(readable()).isEqualTo(1);
        isAway = true;
        assertThatThrownBy(gauges::look).hasMessage("no answer");

        assertThat(readable()).isZero();
        assertThat(age("mailer")).isNaN();
        assertThat(age("billing")).isNaN();
        isAway = false;
        gauges.look();
        assertThat(readable()).isEqualTo(1);
        assertThat(age("mailer")).isEqualTo(1.5);
    }

    @Test
    void anAnswerIsGoodForAMinute() {
        gauges.look();
        nanoTime += Duration.ofSeconds(60).toNanos();
        assertThat(readable()).isEqualTo(1);
        nanoTime++;

        assertThat(readable()).isZero();
        assertThat(waiting()).isNaN();
        assertThat(age("mailer")).isNaN();
    }

    @Test
    void whileTheDatabaseIsAskedItsLastAnswerIsShown() {
        List<Double> meanwhile = new ArrayList<>();
        BacklogGauges asking = new BacklogGauges(
                () -> {
                    meanwhile.add(others.get("zenhook.backlog")
                            .tag("status", "waiting")
                            .gauge()
                            .value());
                    return reading;
                },
                Set::of,
                others,
                () -> nanoTime);
        asking.look();
        asking.look();

        assertThat(meanwhile).containsExactly(Double.NaN, 3.0);
    }

    @Test
    void oneLookThatFailsKeepsNoOtherFromLooking(CapturedOutput output) {
        AtomicInteger looks = new AtomicInteger();
        isAway = true;
        new Lookout(List.of(gauges::look, looks::incrementAndGet), Duration.ofHours(1)).look();

        assertThat(looks).hasValue(1);
        assertThat(output).contains("gauges of it show nothing").doesNotContain("is old");
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
