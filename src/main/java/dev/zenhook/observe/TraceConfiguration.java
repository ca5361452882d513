package dev.zenhook.observe;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The spans of receipts and of runs, if there is somebody to send them to. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {
    /**
     * A registry of its own: what it observes are spans and nothing else, and their place in the trace is written in one
     * form, whatever else an application is told to read and write.
     */
    @Bean(defaultCandidate = false)
    ObservationRegistry webhookObservations(
            ObjectProvider<Tracer> tracers, ObjectProvider<io.opentelemetry.api.trace.Tracer> openTelemetry) {
        Tracer tracer = tracers.getIfAvailable();
        io.opentelemetry.api.trace.Tracer spans = openTelemetry.getIfAvailable();
        if (tracer == null || spans == null) {
            return ObservationRegistry.NOOP;
        }
        OtelPropagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), spans);
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new PropagatingSenderTracingObservationHandler<>(tracer, propagator))
                .observationHandler(new PropagatingReceiverTracingObservationHandler<>(tracer, propagator));
        return registry;
    }
}
