package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.accept.Guest;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reading ends once, and what it took from the budget it gives back once. */
class BodyReadingTest {
    private final UnverifiedBudget budget = new UnverifiedBudget(100);
    private final ServletInputStream input = mock();
    private final AsyncEvent event = mock();
    private final List<Long> heldAtTheEnd = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    private final BodyReading reading = new BodyReading(
            input,
            new UnverifiedBody(50, budget, Guest.current()),
            body -> body.judgedBy(bytes -> {
                heldAtTheEnd.add(budget.held());
                throw new IllegalStateException("as if the verifier had failed");
            }),
            failures::add);

    @BeforeEach
    void tenBytesArrive() throws IOException {
        when(input.isReady()).thenReturn(true, false);
        when(input.read(any(byte[].class))).thenReturn(10);
        reading.onDataAvailable();
        assertThat(budget.held()).isEqualTo(10);
    }

    @Test
    void theBytesStayInTheBudgetUntilTheyAreVerified() {
        try {
            reading.onAllDataRead();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("verifier");
        }

        assertThat(heldAtTheEnd).containsExactly(10L);
        assertThat(budget.held()).isZero();
    }

    @Test
    void aReadingThatFailedFailsOnce() throws IOException {
        reading.onTimeout(event);
        reading.onError(new IOException());
        reading.onError(event);
        reading.onComplete(event);
        reading.onDataAvailable();
        reading.onAllDataRead();

        assertThat(failures).singleElement().isInstanceOf(RefusedException.TooSlow.class);
        assertThat(heldAtTheEnd).isEmpty();
        assertThat(budget.held()).isZero();
    }

    @Test
    void aBrokenStreamIsATruncatedBody() {
        reading.onError(new IOException());

        assertThat(failures).singleElement().isInstanceOf(RefusedException.Truncated.class);
    }

    @Test
    void aBrokenExchangeIsATruncatedBody() {
        reading.onError(event);

        assertThat(failures).singleElement().isInstanceOf(RefusedException.Truncated.class);
    }

    @Test
    void anExchangeThatEndsOtherwiseGivesTheBytesBack() {
        reading.onComplete(event);

        assertThat(failures).isEmpty();
        assertThat(budget.held()).isZero();
    }

    @Test
    void bytesThatComeAfterTheEndAreNotHeld() throws IOException {
        when(input.isReady()).thenReturn(true, false);
        when(input.read(any(byte[].class))).thenAnswer(late -> {
            reading.onTimeout(event);
            return 10;
        });

        reading.onDataAvailable();

        assertThat(failures).singleElement().isInstanceOf(RefusedException.TooSlow.class);
        assertThat(budget.held()).isZero();
    }
}
