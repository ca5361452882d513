package dev.zenhook.testkit;

import static dev.zenhook.testkit.ZenhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.EntryStatus;
import dev.zenhook.store.InboxLog;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeAssertTest {
    private static final Outcome OUTCOME = new Outcome(
            200,
            EntryStatus.ACCEPTED,
            List.of(
                    new InboxLog.Delivery("done", DeliveryStatus.SUCCEEDED, 2, 0, null, null),
                    new InboxLog.Delivery("parked", DeliveryStatus.PARKED, 1, 0, ParkedReason.GAVE_UP, "no")));

    @Test
    void whatIsSoIsConfirmed() {
        assertThat(OUTCOME)
                .isAnswered(200)
                .isHandledBy("done")
                .hasAttempts("done", 2)
                .isParkedBy("parked", ParkedReason.GAVE_UP)
                .isNoBusinessOf("other");
    }

    static Stream<UnaryOperator<OutcomeAssert>> whatIsNotSo() {
        return Stream.of(
                outcome -> outcome.isAnswered(401),
                outcome -> outcome.isHandledBy("parked"),
                outcome -> outcome.isHandledBy("other"),
                outcome -> outcome.hasAttempts("done", 1),
                outcome -> outcome.isParkedBy("parked", ParkedReason.UNRECOVERABLE),
                outcome -> outcome.isParkedBy("done", ParkedReason.GAVE_UP),
                outcome -> outcome.isNoBusinessOf("done"));
    }

    @ParameterizedTest
    @MethodSource("whatIsNotSo")
    void whatIsNotSoFails(UnaryOperator<OutcomeAssert> claim) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> claim.apply(assertThat(OUTCOME)))
                .withMessageContaining("Expected");
    }
}
