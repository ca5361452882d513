package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTraceTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Asks, as a tracer does, for all that could make a request part of another's trace. */
    private static final class Tracer implements ObservationHandler<ReceiverContext<HttpServletRequest>> {
        private static final List<String> HEADERS = List.of(
                "traceparent",
                "tracestate",
                "baggage",
                "b3",
                "X-B3-TraceId",
                "X-B3-SpanId",
                "X-B3-Sampled",
                "uber-trace-id",
                "X-Amzn-Trace-Id",
                "X-Cloud-Trace-Context");

        final List<String> continued = new CopyOnWriteArrayList<>();
        final List<Object> recorded = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(ReceiverContext<HttpServletRequest> context) {
            HttpServletRequest request = Objects.requireNonNull(context.getCarrier());
            HEADERS.stream()
                    .map(name -> context.getGetter().get(request, name))
                    .filter(Objects::nonNull)
                    .forEach(continued::add);
            recorded.add(String.valueOf(request.getAttribute(SenderTrace.ATTRIBUTE)));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof ReceiverContext<?> receiver
                    && receiver.getCarrier() instanceof HttpServletRequest;
        }
    }

    @Test
    void aTraceFromOutsideIsRecordedAndNeverContinued(@TempDir Path directory) {
        Tracer tracer = new Tracer();
        try (RunningZenhook zenhook =
                RunningZenhook.in(directory).bean("tracer", tracer).start()) {
            RawRequest webhook = RawRequest.webhook();
            RawRequest traced = Stream.concat(Tracer.HEADERS.stream().skip(1), Stream.of("Origin"))
                    .reduce(webhook, (request, name) -> request.header(name, TRACE), (one, other) -> other)
                    .header("traceparent", TRACE);

            assertThat(RawConnection.exchange(zenhook.port(), traced).status()).isEqualTo(200);
            assertThat(RawConnection.exchange(zenhook.port(), traced.chunked()).status())
                    .isEqualTo(200);

            await().untilAsserted(() -> assertThat(tracer.recorded).hasSize(2));
            assertThat(tracer.recorded).containsOnly(TRACE);
            assertThat(tracer.continued).isEmpty();
        }
    }

    @Test
    void ofALaterVersionWhatIsKnownIsRecorded() {
        assertThat(SenderTrace.in(List.of("cc" + TRACE.substring(2) + "-more"))).contains("cc" + TRACE.substring(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "forged\u2028entry",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nforged"
            })
    void whatIsNoTraceIsNotRecorded(String value) {
        assertThat(SenderTrace.in(List.of(value))).isEmpty();
    }

    @Test
    void twoAreNone() {
        assertThat(SenderTrace.in(List.of(TRACE, TRACE))).isEmpty();
        assertThat(SenderTrace.in(List.of())).isEmpty();
    }
}
