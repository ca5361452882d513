package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.verify.KeysNotReadyException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;

/** Strangers decide how many requests meet an outage, and not how long the log gets by it. */
@ExtendWith(OutputCaptureExtension.class)
class OutagesTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 7);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProblemWriter writer =
            new ProblemWriter(new RequestCounter(meters, new CodeLabels(Set::of)), new Outages(nanoTime::get));

    @Test
    void anOutageIsToldOnceAMinuteAndTenantAndCountedEachTime(CapturedOutput output) throws IOException {
        for (int minute = 0; minute < 2; minute++) {
            for (int request = 0; request < 100; request++) {
                refuse("main");
                refuse("other");
            }
            nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        assertThat(output.getAll()
                        .lines()
                        .filter(line -> line.contains("keys-not-ready"))
                        .filter(line -> !line.contains("DEBUG"))) // which the tests before may have turned on
                .hasSize(4)
                .allMatch(line -> line.contains("WARN"));
        assertThat(meters.get("zenhook.requests")
                        .tag("tenant", "main")
                        .counter()
                        .count())
                .isEqualTo(200);
    }

    private void refuse(String tenant) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        writer.write(Mockito.mock(KeysNotReadyException.class), tenant, "192.0.2.1", response);
        assertThat(response.getStatus()).isEqualTo(503);
    }
}
