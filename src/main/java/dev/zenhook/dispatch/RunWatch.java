package dev.zenhook.dispatch;

import dev.zenhook.store.Claim;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Times each run of a handler, and makes it a span in the trace in which its event was received. */
final class RunWatch {
    private final ObservationRegistry observations;
    private final RunTimes times;

    /** @param observations does nothing if nobody traces */
    RunWatch(ObservationRegistry observations, RunTimes times) {
        this.observations = observations;
        this.times = times;
    }

    /** What a handler failed with, without its message, which may hold anything. */
    private static final class HandlerFailure extends RuntimeException {
        HandlerFailure(Throwable failure) {
            super(failure.getClass().getName(), null, false, false);
        }
    }

    /** @param handle gives what the handler failed with, and fails with nothing itself */
    @Nullable
    Throwable observe(Claim claim, Supplier<@Nullable Throwable> handle) {
        long begun = System.nanoTime();
        Throwable failure = observations.isNoop() ? handle.get() : inSpan(claim, handle);
        times.ran(claim.handler(), failure == null, begun);
        return failure;
    }

    private @Nullable Throwable inSpan(Claim claim, Supplier<@Nullable Throwable> handle) {
        Observation run = observation(claim);
        return run.observe(() -> {
            Throwable failure = handle.get();
            if (failure != null) {
                run.error(new HandlerFailure(failure));
            }
            return failure;
        });
    }

    private Observation observation(Claim claim) {
        ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
        context.setCarrier(claim.trace() == null ? Map.of() : Map.of("traceparent", claim.trace()));
        return Observation.createNotStarted("zenhook.run", () -> context, observations)
                .contextualName("handle " + claim.event().code())
                .lowCardinalityKeyValue("tenant", claim.event().tenant())
                .lowCardinalityKeyValue("handler", claim.handler())
                .highCardinalityKeyValue("code", claim.event().code().value())
                .highCardinalityKeyValue("eventId", claim.event().id())
                .highCardinalityKeyValue("attempt", String.valueOf(claim.attempt()));
    }
}
