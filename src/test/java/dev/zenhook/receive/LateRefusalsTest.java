package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.zenhook.accept.Guest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LateRefusalsTest {
    private final Guest guest = Guest.current();
    private final AsyncContext exchange = mock();

    @Test
    void itIsDispatchedASecondOrTwoLater() {
        HeldTimer timer = new HeldTimer();
        try (LateRefusals late = new LateRefusals(0, timer, new SimpleMeterRegistry(), System::nanoTime)) {
            late.dispatchLater(exchange, guest);
            assertThat(timer.delay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            verify(exchange, never()).dispatch("/");

            timer.letGo();

            verify(exchange).dispatch("/");
        }
    }

    /** Its connection may have another request when the time would be. */
    @Test
    void whatIsDispatchedBecauseItsConnectionEndsIsNotDispatchedAgain() {
        try (LateRefusals late = new LateRefusals(0, new SimpleMeterRegistry(), System::nanoTime)) {
            late.dispatchLater(exchange, guest);
            assertThat(late.waiting()).isOne();

            guest.hangUp();
            guest.hangUp();

            assertThat(late.waiting()).isZero();
            verify(exchange).dispatch("/");
        }
    }
}
