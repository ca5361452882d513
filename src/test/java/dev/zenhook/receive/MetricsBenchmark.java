package dev.zenhook.receive;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What this room counts and times of one accepted webhook: the rest of the house does about as much again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetricsBenchmark {
    private final MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RequestCounter counter = new RequestCounter(meters, new CodeLabels(Set::of));
    private final AnswerTimes times = new AnswerTimes(meters);
    private final WebhookEvent event =
            Webhook.event("entitlement.seat.activated").toEvent();

    @Benchmark
    public void accepted() {
        long begun = System.nanoTime();
        counter.countEvent(event, "stored");
        times.answered(200, begun);
    }
}
