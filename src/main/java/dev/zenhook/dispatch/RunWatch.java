package dev.zenhook.dispatch;

import dev.zenhook.store.Claim;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.Map;
import java.util.function.Consumer;
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

    /**
     * @param handle gives what the handler failed with, and fails with nothing itself
     * @param judge what is to be done with that; what it logs belongs to the span
     */
    void observe(Claim claim, Supplier<@Nullable Throwable> handle, Consumer<@Nullable Throwable> judge) {
        Observation run = observations.isNoop() ? Observation.NOOP : observation(claim);
        run.observe(() -> {
            long begun = System.nanoTime();
            Throwable failure = handle.get();
            times.ran(claim.handler(), failure == null, begun);
            if (failure != null) {
                run.lowCardinalityKeyValue("error.type", failure.getClass().getName());
                run.error(new HandlerFailure());
            }
            judge.accept(failure);
        });
    }

    /** That a handler failed. What with, may quote anything: the span has its type beside it, and no message. */
    private static final class HandlerFailure extends RuntimeException {
        HandlerFailure() {
            super("The handler failed", null, false, false);
        }
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
