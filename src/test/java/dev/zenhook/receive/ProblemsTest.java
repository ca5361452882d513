package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.zenhook.store.InboxUnavailableException;
import dev.zenhook.verify.KeysNotReadyException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The failures that no sender can bring about by himself. */
class ProblemsTest {
    static Stream<Throwable> notNow() {
        return Stream.of(
                mock(KeysNotReadyException.class),
                mock(InboxUnavailableException.class),
                new RefusedException.TooBusy());
    }

    @ParameterizedTest
    @MethodSource("notNow")
    void whatMayGoBetterLaterSaysWhen(Throwable failure) {
        Problem problem = Problems.of(failure);

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers().get("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void whatNobodyForesawIsAnInternalErrorThatTellsNothing() {
        Problem problem = Problems.of(new IllegalStateException("secret"));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("secret", "IllegalState");
    }
}
